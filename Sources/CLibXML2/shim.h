#pragma once

// Debian builds libxml2 with ICU, and <libxml/encoding.h> would then include the system's <unicode/...>, whose
// types clash with those of Swift's Foundation. Nothing here looks inside struct _xmlCharEncodingHandler, the
// only type that the macro changes. (swiftlang/swift-foundation-icu#93)
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
