/// Files that hold a saved page together with other files: ZIP and MHTML.
enum ContainersModule {}
