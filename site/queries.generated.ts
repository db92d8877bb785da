// Made by `npm run generate` from the schemas and queries. Change those, not this file.
export {};
