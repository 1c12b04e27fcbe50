#!/usr/bin/env python3
"""Makes the WARC fixtures: small files in the shapes that the common tools write, good and bad.

    python3 Fixtures/warc/make.py

Only the standard library is used. Digests are computed here, so they are an opinion of their own about what the reader
and the checker say. The prose is invented. The same bytes come out every time, with the same zlib.
"""

import base64
import gzip
import hashlib
import pathlib
import uuid
import zlib

here = pathlib.Path(__file__).parent
page = "https://www.163.com/news/article/JU7JLCSV051481US.html"
html = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>河边新添三张长椅</title></head>"
    "<body><div class='post_body'><p>河边的小路上新添了三张长椅，散步的人可以坐下来看水鸟。</p></div></body></html>"
).encode()
info = b"software: example\r\nformat: WARC File Format 1.0\r\n"


def sha1(data):
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def sha256(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def rid(name):
    return "<urn:uuid:%s>" % uuid.uuid5(uuid.NAMESPACE_URL, name)


def http(body, *fields, status="HTTP/1.1 200 OK"):
    lines = [status, *fields]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(kind, block, *fields, version="1.0", date="2026-11-23T21:44:00Z", name=None, length=None, end=b"\r\n\r\n",
           content_type=None, newline=b"\r\n"):
    if content_type is None:
        content_type = {
            "warcinfo": "application/warc-fields",
            "metadata": "application/warc-fields",
            "request": "application/http;msgtype=request",
            "response": "application/http;msgtype=response",
            "revisit": "application/http;msgtype=response",
        }.get(kind, "text/html")
    lines = [
        "WARC/" + version,
        "WARC-Type: " + kind,
        "WARC-Record-ID: " + rid(name or kind),
        "WARC-Date: " + date,
        *fields,
        "Content-Type: " + content_type,
        "Content-Length: %d" % (len(block) if length is None else length),
    ]
    return newline.join(line.encode() for line in lines) + newline * 2 + block + end


def member(data, level=6):
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    tail = zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + packed + tail


def write(name, data):
    (here / name).write_bytes(data)


def target(uri=page):
    return "WARC-Target-URI: " + uri


response_block = http(html, "Server: nginx", "Content-Type: text/html; charset=utf-8", "Content-Length: %d" % len(html))
request_block = http(b"", "Host: www.163.com", "User-Agent: example", status="GET /news/article/JU7JLCSV051481US.html HTTP/1.1")

# --- wget 1.20: brackets around the target, sha1 in Base32, its own manifest and log at the end.
wget = [
    record("warcinfo", b"software: Wget/1.20.1 (linux-gnu)\r\nformat: WARC File Format 1.0\r\nrobots: classic\r\n",
           "WARC-Filename: bench.warc.gz", "WARC-Block-Digest: " + sha1(
               b"software: Wget/1.20.1 (linux-gnu)\r\nformat: WARC File Format 1.0\r\nrobots: classic\r\n")),
    record("request", request_block, "WARC-Target-URI: <%s>" % page, "WARC-IP-Address: 192.0.2.7",
           "WARC-Warcinfo-ID: " + rid("warcinfo"), "WARC-Block-Digest: " + sha1(request_block)),
    record("response", response_block, "WARC-Concurrent-To: " + rid("request"), "WARC-Warcinfo-ID: " + rid("warcinfo"),
           "WARC-Target-URI: <%s>" % page, "WARC-IP-Address: 192.0.2.7", "WARC-Block-Digest: " + sha1(response_block),
           "WARC-Payload-Digest: " + sha1(html)),
    record("metadata", rid("warcinfo").encode() + b"\n", "WARC-Warcinfo-ID: " + rid("warcinfo"),
           "WARC-Target-URI: <metadata://gnu.org/software/wget/warc/MANIFEST.txt>",
           "WARC-Block-Digest: " + sha1(rid("warcinfo").encode() + b"\n"), content_type="text/plain"),
    record("resource", b"--2026-11-23 21:44:00--\n200 OK\n", "WARC-Warcinfo-ID: " + rid("warcinfo"),
           "WARC-Concurrent-To: " + rid("metadata"),
           "WARC-Target-URI: <metadata://gnu.org/software/wget/warc/wget.log>",
           "WARC-Block-Digest: " + sha1(b"--2026-11-23 21:44:00--\n200 OK\n"), content_type="text/plain"),
]
write("wget.warc.gz", b"".join(map(member, wget)))
write("wget.warc", b"".join(wget))

# --- warcio: 1.0, whole seconds, no payload digest on the warcinfo.
warcio = [
    record("warcinfo", info, "WARC-Filename: saved.warc.gz"),
    record("response", response_block, target(), "WARC-Payload-Digest: " + sha1(html),
           "WARC-Block-Digest: " + sha1(response_block)),
    record("request", request_block, target(), "WARC-Concurrent-To: " + rid("response"),
           "WARC-Payload-Digest: " + sha1(b""), "WARC-Block-Digest: " + sha1(request_block)),
]
write("warcio.warc.gz", b"".join(map(member, warcio)))

# --- Heritrix: the body is kept in chunks, and a metadata record follows.
chunked = b"".join(b"%x\r\n%s\r\n" % (len(html[at:at + 100]), html[at:at + 100]) for at in range(0, len(html), 100)) \
    + b"0\r\n\r\n"
heritrix_block = http(chunked, "Content-Type: text/html", "Transfer-Encoding: chunked")
via = b"via: https://www.163.com/\r\nhopsFromSeed: L\r\nfetchTimeMs: 71\r\n"
heritrix = [
    record("warcinfo", b"software: Heritrix/3.4.0\r\nip: 192.0.2.1\r\nhostname: example\r\n", "WARC-Filename: WEB.warc.gz"),
    record("response", heritrix_block, target(), "WARC-Payload-Digest: " + sha1(html),
           "WARC-IP-Address: 192.0.2.7", content_type="application/http; msgtype=response"),
    record("request", request_block, target(), "WARC-Concurrent-To: " + rid("response")),
    record("metadata", via, target(), "WARC-Concurrent-To: " + rid("response")),
    record("revisit", http(b"", "Content-Type: text/html", status="HTTP/1.1 304 Not Modified"), target(), name="again",
           date="2026-11-24T03:00:00Z", content_type="application/http; msgtype=response"),
]
heritrix[4] = heritrix[4].replace(b"Content-Type: application", b"WARC-Profile: http://netpreserve.org/warc/1.0/revisit/"
                                  b"server-not-modified\r\nContent-Type: application", 1)
write("heritrix-chunked.warc.gz", b"".join(map(member, heritrix)))

# --- browsertrix: 1.1, fractions, sha256, fields of its own, urn: targets, a body packed with gzip.
packed_html = gzip.compress(html, mtime=0)
browsertrix_block = http(packed_html, "Content-Type: text/html", "Content-Encoding: gzip",
                         "Content-Length: %d" % len(packed_html))
pageinfo = '{"pageid":"4a1b","urls":{},"title":"河边新添三张长椅"}'.encode()
browsertrix = [
    record("warcinfo", info, "WARC-Filename: rec.warc.gz", "WARC-Block-Digest: " + sha256(info), version="1.1",
           date="2026-11-23T21:44:00.125Z"),
    record("response", browsertrix_block, target(), "WARC-Page-ID: 4a1b", "WARC-Resource-Type: document",
           'WARC-JSON-Metadata: {"ipType":"Public","cert":{"issuer":"example"}}', "WARC-IP-Address: 2001:db8::7",
           "WARC-Protocol: h2", "WARC-Protocol: tls/1.3",
           "WARC-Payload-Digest: " + sha256(packed_html), "WARC-Block-Digest: " + sha256(browsertrix_block),
           version="1.1", date="2026-11-23T21:44:00.125Z"),
    record("resource", pageinfo, target("urn:pageinfo:" + page), "WARC-Payload-Digest: " + sha256(pageinfo),
           "WARC-Block-Digest: " + sha256(pageinfo), version="1.1", date="2026-11-23T21:44:01Z",
           content_type="application/json"),
]
write("browsertrix.warc.gz", b"".join(map(member, browsertrix)))

# --- Files that are odd and can be read.
old = [record("warcinfo", info, version="0.17"), record("response", response_block, target(), version="0.18")]
write("version-0.17-and-0.18.warc", b"".join(old))
lf = [record("warcinfo", info, newline=b"\n", end=b"\n\n"),
      record("resource", html, target(), newline=b"\n", end=b"\n\n")]
write("lines-end-in-lf.warc", b"".join(lf))
write("no-empty-lines-between.warc", b"".join([record("warcinfo", info, end=b""), record("resource", html, target(), end=b"")]))
write("many-empty-lines-between.warc", b"\r\n" + b"".join(
    [record("warcinfo", info, end=b"\r\n" * 7), record("resource", html, target())]))
one = record("response", response_block, target())
write("record-over-three-members.warc.gz", member(record("warcinfo", info)) + member(one[:50]) + member(one[50:400])
      + member(one[400:]))
write("packed-and-plain.warc", member(record("warcinfo", info)) + record("resource", html, target()))
write("empty-members-between.warc.gz", member(record("warcinfo", info)) + member(b"") + member(b"\r\n")
      + member(record("resource", html, target())))
odd = record("resource", html, "warc-target-uri:" + page, "X-Twice: a", "X-Twice: b", "X-Folded: one", "\ttwo", "no colon here")
write("folded-repeated-lower-case-fields.warc", record("warcinfo", info) + odd)
write("block-longer-than-said-in-member.warc.gz", member(record("warcinfo", info))
      + member(record("resource", html, target(), length=len(html) - 9)) + member(one))

# --- Files that are wrong.
write("packed-as-a-whole.warc.gz", member(b"".join(warcio)))
write("second-member-holds-two.warc.gz", member(warcio[0]) + member(warcio[1] + warcio[2]))
write("last-record-cut-short.warc.gz", b"".join(map(member, warcio))[:-20])
write("last-record-cut-short.warc", b"".join(warcio)[:-20])
write("junk-between.warc", warcio[0] + b"a line that is no record\r\nWARC/ nor this\r\n" + warcio[1])
write("junk-between.warc.gz", member(warcio[0]) + b"\x1f\x8b\x08junk\x1f\x8b" * 5 + member(warcio[1]))
damaged = bytearray(b"".join(map(member, warcio)))
damaged[len(member(warcio[0])) + 60] ^= 0x55
write("damaged-in-the-middle.warc.gz", bytes(damaged))
write("no-content-length.warc", warcio[0] + warcio[1].replace(b"Content-Length: ", b"Content-Size: ") + warcio[2])
write("length-no-number.warc.gz", member(warcio[0]) + member(record("resource", html, target(), length=0).replace(
    b"Content-Length: 0", b"Content-Length: many")) + member(warcio[2]))
write("block-longer-than-said.warc", warcio[0] + record("resource", html, target(), length=len(html) - 9) + warcio[2])
write("not-a-warc.warc.gz", member(html))
write("not-a-warc.warc", html)

# --- Files that can be read and break a rule: one rule each, beside the good one.
good_info = record("warcinfo", info, "WARC-Block-Digest: " + sha256(info), version="1.1")


def ruled(name, *records):
    write("rule-%s.warc.gz" % name, b"".join(map(member, records)))


def resource(block=html, *fields, digest=sha256, **more):
    fields = fields or (target(),)
    return record("resource", block, *fields, "WARC-Block-Digest: " + digest(block),
                  "WARC-Payload-Digest: " + digest(block), version="1.1", **more)


def response(block, body, *fields, **more):
    return record("response", block, target(), *fields, "WARC-Block-Digest: " + sha256(block),
                  "WARC-Payload-Digest: " + sha256(body), version="1.1", **more)


ruled("none", good_info, resource(), response(response_block, html))
ruled("none-other-digests", good_info, resource(digest=sha1), resource(
    html, target("urn:x:hex"), name="hex", digest=lambda b: "sha1:" + hashlib.sha1(b).hexdigest()),
    resource(html, target("urn:x:md5"), name="md5", digest=lambda b: "md5:" + hashlib.md5(b).hexdigest()),
    resource(html, target("urn:x:b32"), name="b32",
             digest=lambda b: "sha256:" + base64.b32encode(hashlib.sha256(b).digest()).decode()))
ruled("no-warcinfo", resource())
ruled("same-id-twice", good_info, resource(), resource())
ruled("no-target", good_info, resource(html, "X-Nothing: here"))
ruled("target-in-brackets", good_info, resource(html, target("<%s>" % page)))
ruled("target-on-warcinfo", record("warcinfo", info, target(), "WARC-Block-Digest: " + sha256(info), version="1.1"))
ruled("bad-date", good_info, resource(date="2026-02-30T21:44:00Z"))
ruled("wrong-digest", good_info, resource(digest=lambda b: sha256(b + b"x")))
ruled("digest-not-one", good_info, resource(digest=lambda b: "sha256:abc"))
ruled("no-digest", good_info, record("resource", html, target(), version="1.1"),
      record("response", response_block, target(), version="1.1"))
long_block = http(html, "Content-Type: text/html", "Content-Length: %d" % (len(html) + 1))
ruled("http-length", good_info, response(long_block, html))
ruled("http-length-truncated", good_info, response(long_block, html, "WARC-Truncated: disconnect"))
h2 = http(html, "Content-Type: text/html", status="HTTP/2 200")
ruled("http-2", good_info, response(h2, html))
ruled("chunks", good_info, response(heritrix_block, html))
ruled("repeated-date", good_info, resource(html, target(), "WARC-Date: 2026-11-23T21:44:00Z"))
ruled("one-line-end", good_info, resource(end=b"\r\n"))
