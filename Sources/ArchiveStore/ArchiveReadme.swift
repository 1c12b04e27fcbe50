/// The text that every new archive gets as its `README.md`; `archive/README.md` of the repository is the same.
enum ArchiveReadme {
  // swift-format-ignore
  static let text = #"""
    # The archive

    This folder is an archive of NetEase (163.com) articles, written by `netease-archive`. Everything in it is
    plain files in public formats. You need no program of ours to read it, to check it or to take it
    elsewhere.

    ## What lies here

    ```
    README.md                   this text
    objects/                    the articles: an OCFL 1.1 storage root (https://ocfl.io/1.1/spec/)
      0=ocfl_1.1                says so
      <column>/<name>/          one article
    observations/               each look at an address, and what was seen there
      2026-11.jsonl             the looks of one month
      2026-11.warc.gz           what was received in that month where an article no longer was
    catalog.sqlite              makes list and search quick; only derived, may be deleted (`reindex` makes it)
    sync.sqlite                 what `sync` remembers between its runs: what waits to be fetched, how each source
                                fared, its last reports; may be deleted, then the sources are read anew
    .verified                   how far the last `verify --sample` came
    .lock                       held by the one program that writes; says since when, empty if none does
    .staging/                   work in progress
    set-aside/                  only if something was found that does not belong where it was; never deleted
    ```

    `<column>` is the last 8 characters of the article's docid, which name the column or account it was
    published in. `<name>` is the docid, 16 characters; a part of an article that was divided over several
    pages has `_2`, `_3` and so on, or `_all`, behind it. Blogs, picture sets and videos have ids of their own
    kind in both places.

    Only the files are the archive. Whatever else the program keeps can be rebuilt from them.

    ## Reading an article

    Open `objects/<column>/<name>/` and in it the highest `v…/content/`. A text editor is enough:

    | file | what it is |
    | --- | --- |
    | `article.txt` | the headline, an empty line, the text; UTF-8 |
    | `article.md` | the same as Markdown, with headings, links, pictures, tables |
    | `article.json` | the same with all that is known about the article; its fields are below |
    | `capture.warc.gz` | what was received, as WARC 1.1: request and answer, redirects first, or the saved page, in its own encoding |

    A version holds only the files that are new in it. Where one is missing in the highest version, take it
    from the version before; `inventory.json` says exactly which.

    ## Versions

    ```
    objects/<column>/<name>/
      0=ocfl_object_1.1         says that this folder is an OCFL object
      inventory.json            all versions, and where the bytes of each file lie
      inventory.json.sha512     the checksum of inventory.json
      v1/content/…              the files that came with version 1
      v1/inventory.json …       inventory.json as it was then, with its checksum
      v2/…                      the files that are new in version 2
    ```

    A version is never changed once it is written; a later one is put beside it. In `inventory.json`:

    | field | meaning |
    | --- | --- |
    | `id` | the article's name as a URI: `urn:netease:` and `<name>` |
    | `type`, `digestAlgorithm` | OCFL 1.1; all digests are SHA-512 |
    | `head` | the newest version |
    | `manifest` | for each digest, where the bytes with it lie in this folder |
    | `versions` | for each version: `created` (when it was written), `message` (why), `user` (the program and its version, no person), `state` |
    | `state` | for each digest, the names of the files with these bytes in that version |

    So to find a file of a version: look up its name in that version's `state`, take the digest, and look the
    digest up in `manifest`.

    ## Observations

    A version is made when an article changed. Each look at its address is noted as well, whether anything was
    there or not: one line of JSON in `observations/`, in the file of the month (UTC) in which it was written.
    Lines are only ever added. The fields stand in this order; one that is not known is left out:

    | field | meaning |
    | --- | --- |
    | `recordedAt` | when the line was written |
    | `seenAt` | when the bytes were received |
    | `article` | `<column>/<name>` |
    | `url` | the address that was looked at |
    | `outcome` | `live`: the article is there; `gone`: the server says that there is nothing; `replaced`: something else is in its place; `blocked`: the server refused; `unreachable`: no answer; `unreadable`: no article could be found in the answer |
    | `version` | the version that was found, if it was live |
    | `status` | the status of the HTTP answer; 304: the server said that the page is as it was when `version` was kept |
    | `sha256` | the SHA-256 of the bytes received |
    | `reason` | why the outcome is what it is, and what other pages of the article answered in the same look |
    | `location` | where a redirect led |
    | `evidence` | the `WARC-Record-ID` of what was received at `url`, in the `.warc.gz` of the same month; what other pages answered stands in front of it |
    | `check` | the first 16 digits of the SHA-256 of the line up to the comma before `"check"` |

    Only `gone` and `replaced` speak for a removal: the article was seen at the `seenAt` of its last `live`
    line, and was not seen at theirs.

    The `.warc.gz` files are WARC 1.1, one gzip member for each record, which any WARC tool reads. A body is as it
    was sent, in its content-coding; the transfer-coding is taken off, with its header. Requests are kept without
    the values of cookies and passwords.

    Instants are RFC 3339 in UTC, to the millisecond where that is known.

    ## Checking

    Each digest is what `sha512sum` prints. In an article's folder:

    ```sh
    sha512sum -c inventory.json.sha512
    sha512sum v1/content/article.json      # compare with the manifest in inventory.json
    ```

    All at once, with jq:

    ```sh
    jq -r '.manifest | to_entries[] | .key as $digest | .value[] | "\($digest)  \(.)"' inventory.json | sha512sum -c
    ```

    A line of the observations, here the first one; the two outputs must be the same:

    ```sh
    head -n 1 2026-11.jsonl | sed 's/,"check":.*//' | tr -d '\n' | sha256sum | cut -c 1-16
    head -n 1 2026-11.jsonl | sed 's/.*,"check":"//' | cut -c 1-16
    ```

    Any OCFL validator checks the whole of `objects/`. The folder has no `ocfl_layout.json`, because this page
    says how the folders are named.

    ## article.json

    schema.org JSON-LD in UTF-8. A field that the page does not have is left out; nothing is guessed.

    | field | meaning |
    | --- | --- |
    | `@context`, `@type` | `https://schema.org`, with our own word `capture`; `NewsArticle`, `BlogPosting` (blog.163.com), `ImageGallery` (picture sets) or `VideoObject` (video pages) |
    | `@id`, `url` | the one address of the article, whatever address it was reached by |
    | `identifier` | the docid, or the family's own id |
    | `headline` | the title |
    | `alternativeHeadline` | the 原标题 line, without its label |
    | `datePublished` | when the page says it was published: ISO 8601 in Beijing time (`+08:00`), or a date alone where the page has no more |
    | `dateCreated` | when the docid was made, worked out from the docid; not the same as published |
    | `author` | a list; each with `@type`, `name`, and where known `identifier` (a 网易号 account's T-id) and `url` |
    | `editor` | the 责任编辑: `name`, `identifier` (the NetEase code) |
    | `sourceOrganization` | the 来源: `name`, `url` |
    | `locationCreated` | the region that the page shows for the author: `name` |
    | `publisher` | 网易 |
    | `articleSection` | channel or category |
    | `keywords` | a list |
    | `abstract` | 导语, 摘要 or digest |
    | `commentCount` | the number of 跟贴, if the page shows one |
    | `pagination` | of an article that stands on several pages: which of them this one is, `2/7`; `all` for all on one |
    | `hasPart` | the other pages of it: `url` |
    | `inLanguage` | `zh-Hans`, `zh-Hant` or `en`: of the text as it stands in the page |
    | `articleBody` | the text: paragraphs with one blank line between them, captions where they stand |
    | `wordCount` | the characters of `articleBody` without white space |
    | `image` | a list in reading order; each with `contentUrl` (the original's address), `caption`, `width`, `height` |
    | `video` | a list; each with `contentUrl`, `thumbnailUrl` |
    | `citation` | the links in the text, each once, in order |
    | `capture` | where all this comes from, below |

    `articleBody` is in Unicode form NFC. Indentation, zero-width characters and runs of white space are gone;
    punctuation, full- and half-width forms and the script are as the page has them. Navigation, advertising,
    comments and recommendations are not in it.

    The fields of `capture`:

    | field | meaning |
    | --- | --- |
    | `source` | the address that the page was fetched from, or the name of the file (never its folder) |
    | `retrievedAt` | when the bytes were received |
    | `sha256` | the SHA-256 of the bytes as received |
    | `encoding` | the character encoding: what was declared, what was used |
    | `family`, `template` | what kind of page it is, and which rules took the article out of it |
    | `extractor` | the version of the program that did |
    | `confidence` | from 0 to 1 |
    | `warnings` | what was doubtful |
    | `truncated` | `true` for a page that ended before its end: a part of the article may be missing |
    | `discarded` | what was left out of the text: kind, elements, characters |

    ## When a run is cut short

    What a run brings is prepared in `.staging/` and put on the disk there. Then `.staging/journal.json` is
    written: one line of JSON that names the new objects and versions with the digests of their inventories,
    and the bytes to be appended to the files of `observations/` with the size of each before. From then on it
    will come about: if the run is killed, or the power fails, the next run does what the journal says once
    more, and every step that was taken already stays as it is. Without a journal the next run clears
    `.staging/`, and nothing of it was ever in the archive. So there is all of it or nothing. The journal goes
    when the catalog is up to date; `unindexed` in it names the articles whose rows are not.

    `set-aside/` keeps what could not be finished because somebody changed the archive meanwhile, the end of a
    file of observations that was cut short, and folders that no inventory names.

    ## What is not here

    Nothing in this archive names the machine it was made on, its user, its folders or its network address.

    ## Copying

    Copy the folder with any tool (`cp -r`, `rsync -a --delete`) while no program writes to it. It can be read
    from a read-only disk. If the catalog of a copy does not fit its files, the program says so and reads the files.

    """#
}
