export type Edit = { file: string; find: string; replace: string };

export type Mutation = {
  name: string;
  channel: 'parcel' | 'board' | 'markedBoard';
  /** Part of the title of the one check that must catch it. */
  by: string;
  edits: Edit[];
};

export const parcel = (name: string, by: string, file: string, find: string, replace: string): Mutation => ({
  name,
  channel: 'parcel',
  by,
  edits: [{ file: `parcel/${file}.ts`, find, replace }],
});
export const board = (name: string, by: string, file: string, find: string, replace: string): Mutation => ({
  name,
  channel: 'board',
  by,
  edits: [{ file: `board/${file}.ts`, find, replace }],
});
