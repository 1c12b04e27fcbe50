# netease-archive: the verbs.
#
#   make setup          install the Debian packages that are missing
#   make build          the release binary, .build/release/netease-archive
#   make demo           build, archive the bundled pages, show one article and where it lies
#   make test           all tests
#   make golden         only the golden tests: every page of Fixtures against its expected result
#   make golden-update  write the expected results anew; ends red, so that the diff is read
#   make conformance    public OCFL, WARC and feed validators on everything that import, fetch and feed write
#   make crash          imports disturbed at every call: kills, faults, power cuts; STEP=10 tries every tenth
#   make soak           years of sync on a simulated site, with kills, full disks and wrong clocks; YEARS=3 SEED=1
#   make schedule-test  the crontab line in a real cron, for about a minute; wants root and the package cron
#   make lint           the formatter's rules, as CI checks them
#   make format         mend what the formatter can mend
#   make bench          time and memory of parse beside bare libxml2; an archive of ARTICLES=10000, in some minutes;
#                       fetch beside curl --parallel; sync on an archive of SYNCED=10000 articles
#   make fuzz           the extractor under libFuzzer with the address sanitizer; SECONDS=600
#   make install        the program, its manual and the shells' completions below PREFIX=/usr/local
#   make uninstall      take them away again
#   make clean          remove what was built

PACKAGES := libxml2-dev libcurl4-openssl-dev libssl-dev libopencc-dev zlib1g-dev libsqlite3-dev pkg-config
BINARY   := .build/release/netease-archive
# With the Swift library inside, so that the program runs where the toolchain is not: for another account, or in a
# service that may not look into home folders. The same for all, as another setting compiles everything anew.
RELEASE  := swift build -c release --static-swift-stdlib
PREFIX   := /usr/local
DESTDIR  :=
SECONDS  := 600
STEP     := 1
ARTICLES := 10000
SYNCED   := 10000
YEARS    := 3
SEED     := 1
SHOWN    := Fixtures/pages/redesign-dy/2025-with-location/page.html

.PHONY: setup setup-test setup-bench build demo test golden golden-update conformance crash soak schedule-test lint format bench fuzz install uninstall clean

# The tests ask a real nginx on loopback, which they start themselves.
setup-test: PACKAGES += nginx-light openssl
setup-bench: PACKAGES += nginx-light openssl curl python3
setup setup-test setup-bench:
	@missing=""; \
	for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q '^install ok' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "installing$$missing"; \
	  if [ "$$(id -u)" = 0 ]; then as=""; else as="sudo"; fi; \
	  $$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	fi

build: setup
	$(RELEASE) --product netease-archive
	$(RELEASE) --product manual

demo: build
	@rm -rf demo
	@$(BINARY) import --quiet --archive demo Fixtures/pages/redesign-*/*/page.html Fixtures/pages/legacy-ep/*/page.html
	@echo "$$(find demo/objects -name '0=ocfl_object_1.1' | wc -l) bundled pages are archived in demo/. One of them:"
	@echo
	@$(BINARY) parse $(SHOWN)
	@echo
	@echo "Imported once more, it is found there already:"
	@$(BINARY) import --archive demo $(SHOWN) | tee demo.txt
	@find $$(grep -o 'demo/objects/[^ ]*' demo.txt | head -n 1) -type f | sort | sed 's/^/    /'
	@rm demo.txt

test: setup-test
	swift test --quiet

golden: setup
	swift test --quiet --filter Golden

golden-update: setup
	UPDATE_GOLDEN=1 swift test --quiet --filter Golden

conformance: build setup-test
	Tests/conformance/run $(BINARY)

crash: build
	Tests/crash/run $(BINARY) $(STEP)

schedule-test: build
	Tests/schedule/run $(BINARY)

soak: setup
	$(RELEASE) --product sync-simulation
	Tests/soak/run .build/release/sync-simulation $(YEARS) $(SEED)

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

format:
	swift format --in-place --recursive Package.swift Sources Tests

bench: build setup-bench
	$(RELEASE) --product bench
	.build/release/bench parse Fixtures/pages
	.build/release/bench archive $(BINARY) Fixtures/pages $(ARTICLES)
	.build/release/bench sync $(SYNCED)
	Tests/bench/fetch $(BINARY)

fuzz: setup
	Tests/fuzz/run $(SECONDS)

INSTALLED := $(DESTDIR)$(PREFIX)
MANUAL    := $(INSTALLED)/share/man/man1/netease-archive.1
BASH      := $(INSTALLED)/share/bash-completion/completions/netease-archive
ZSH       := $(INSTALLED)/share/zsh/site-functions/_netease-archive
FISH      := $(INSTALLED)/share/fish/vendor_completions.d/netease-archive.fish

# Behind sudo nothing is built where there is something: the toolchain is seldom root's, and its files should not be.
install:
	@if [ -z "$$SUDO_USER" ] || [ ! -x $(BINARY) ] || [ ! -x .build/release/manual ]; then $(MAKE) build; fi
	install -D -s -m 755 $(BINARY) $(INSTALLED)/bin/netease-archive
	install -d $(dir $(MANUAL) $(BASH) $(ZSH) $(FISH))
	$(BINARY) --experimental-dump-help | .build/release/manual "$$($(BINARY) --version)" >$(MANUAL)
	$(BINARY) --generate-completion-script bash >$(BASH)
	$(BINARY) --generate-completion-script zsh >$(ZSH)
	$(BINARY) --generate-completion-script fish >$(FISH)
	chmod 644 $(MANUAL) $(BASH) $(ZSH) $(FISH)

uninstall:
	rm -f $(INSTALLED)/bin/netease-archive $(MANUAL) $(BASH) $(ZSH) $(FISH)

clean:
	rm -rf .build .venv demo
