package org.skillway.bench.spring.catalog;

import org.springframework.data.jpa.repository.JpaRepository;

public interface CatalogPositionRepository extends JpaRepository<CatalogPosition, Integer> {}
