export { type Door, type DoorOptions, openDatabaseDoor, TEMPLATE_NOW } from './open-database-door.ts';
export { type CopiedDatabase, copyDatabase, type TestDatabase, testDatabase } from './test-database.ts';
