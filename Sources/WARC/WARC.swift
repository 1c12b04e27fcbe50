/// WARC 1.1 (ISO 28500:2017), read and written.
enum WARCModule {}
