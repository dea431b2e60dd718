package dev.gatehouse.demo.store;

/** Something that is sold. The id names its picture, too. */
record Item(String id, String name, String description, Price price) {}
