package org.postern.inspection.engine;

/** Reads the entries of one kind of virus engine. */
public interface EngineForm extends EntryForm<Engine> {}
