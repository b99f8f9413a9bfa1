/** What a tag can be coloured with: none of them is taken for a promise, which has amber, red and green. */
export const tagColours = ['blue', 'teal', 'olive', 'brown', 'pink', 'purple'] as const;
export type TagColour = (typeof tagColours)[number];
