/// What changed between two texts, for languages without spaces.
enum TextDiffModule {}
