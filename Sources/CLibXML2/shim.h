#pragma once

// Debian builds libxml2 with ICU, and <libxml/encoding.h> would then include the system's <unicode/...>, whose
// types clash with those of Swift's Foundation. Nothing here looks inside struct _xmlCharEncodingHandler, the
// only type that the macro changes. (swiftlang/swift-foundation-icu#93)
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

// Parses `length` bytes of UTF-8 and reports what it finds to `handler`, with `user` as the first argument.
// Returns -1 where there is no memory, else 0: HTML cannot be wrong enough to fail.
//
// The handler is copied into the context, which libxml2's own calls for this (htmlSAXParseDoc) do not combine with
// options. `charset` is set before parsing, so that neither a `<meta charset>` nor a byte-order mark starts a
// conversion (HTMLparser.c, htmlCurrentChar); XML_PARSE_HUGE lifts the limits that cut text nodes of 10 MB.
static inline int na_html_parse(const char *bytes, int length, const htmlSAXHandler *handler, void *user) {
  htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(bytes, length);
  if (context == NULL) return -1;
  *context->sax = *handler;
  context->userData = user;
  htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                  HTML_PARSE_IGNORE_ENC);
  context->options |= XML_PARSE_HUGE;
  context->charset = XML_CHAR_ENCODING_UTF8;
  htmlParseDocument(context);
  xmlDocPtr document = context->myDoc;  // libxml2 may make one for itself, to hold a DTD
  context->myDoc = NULL;
  htmlFreeParserCtxt(context);
  if (document != NULL) xmlFreeDoc(document);
  return 0;
}

// The same for XML, as far as it can be read: feeds are not always well-formed.
//
// A handler that is not marked as of SAX2 gets the names with their prefixes. XML_PARSE_NOENT is what turns `&amp;`
// into `&` in attributes too; entities that a document defines are not expanded, as the handler keeps no definitions.
// Nothing is loaded, and the limits on depth and on the length of names stay.
static inline int na_xml_parse(const char *bytes, int length, const xmlSAXHandler *handler, void *user) {
  xmlParserCtxtPtr context = xmlCreateMemoryParserCtxt(bytes, length);
  if (context == NULL) return -1;
  xmlCtxtUseOptions(context, XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
                                 XML_PARSE_IGNORE_ENC | XML_PARSE_SAX1 | XML_PARSE_NOENT);
  *context->sax = *handler;
  context->userData = user;
  xmlParseDocument(context);
  xmlDocPtr document = context->myDoc;
  context->myDoc = NULL;
  xmlFreeParserCtxt(context);
  if (document != NULL) xmlFreeDoc(document);
  return 0;
}
