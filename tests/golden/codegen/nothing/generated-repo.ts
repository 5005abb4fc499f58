// Made by `orderline codegen --target repository` from the schema of a database. Do not edit.
export {};
