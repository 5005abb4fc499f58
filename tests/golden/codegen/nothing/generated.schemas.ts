// Made by `orderline codegen --target zod` from the schema of a database. Do not edit.
export {};
