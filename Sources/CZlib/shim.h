#pragma once
#include <zlib.h>

// `inflateInit2` is a macro that passes the version and the size of the struct, so Swift cannot call it.
// 15 + 32: the largest window, and gzip or zlib recognised from the header (zlib.h, inflateInit2).
static inline int na_inflate_init(z_stream *stream) {
  return inflateInit2(stream, 15 + 32);
}
