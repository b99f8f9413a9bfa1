import type { ArrivedFile } from '@hilo/channel-kit';
import { expect, test } from 'vitest';
import { placePictures } from './place-pictures.ts';

const picture = (more: Partial<ArrivedFile> = {}): ArrivedFile => ({
  name: 'foto.png',
  type: 'image/png',
  blob: { id: 'b', size: 3 },
  inline: false,
  contentId: null,
  ...more,
});

test('an upload that the words show stands inside them, another goes along', () => {
  const placed = placePictures('<img src="cid:one@hilo">', ['one', 'two'], [picture(), picture()]);
  expect(placed.map(({ inline, contentId }) => [inline, contentId])).toEqual([
    [true, 'one@hilo'],
    [false, null],
  ]);
});

test('a picture of another message stays inside the words only where these show it, too', () => {
  const carried = picture({ inline: true, contentId: 'ii_1@customer' });
  expect(placePictures(null, [], [carried])).toEqual([picture()]);
  expect(placePictures('<img src="cid:ii_1@customer">', [], [carried])).toEqual([carried]);
});
