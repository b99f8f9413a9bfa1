/** Six hexadecimal digits, as the field for colours of a browser gives them. */
export const isColour = (value: string): boolean => /^#[0-9a-f]{6}$/i.test(value);
