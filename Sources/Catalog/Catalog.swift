/// The catalog: what makes an archive quick to list and to search. Derived from the files.
enum CatalogModule {}
