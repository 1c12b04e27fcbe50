/// The catalog of an archive.
enum CatalogModule {}
