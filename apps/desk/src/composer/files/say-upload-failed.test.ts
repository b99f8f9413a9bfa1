import { ApiError } from '@hilo/api/client';
import { expect, test } from 'vitest';
import { uploadFailure } from './say-upload-failed.ts';

const format = { date: (at: unknown) => new Date(at as number).toISOString() };
const refused = (facts?: Record<string, unknown>) =>
  new ApiError({ code: 'request.tooMany', detail: 'no', status: 429, facts });
const noon = Date.parse('2026-11-30T12:00:00Z');

test('a file that did not go up is told with the time when there is room again, where that is known', () => {
  expect(uploadFailure('es', format, 'obra.mp4', refused({ retryAfterSeconds: 4 * 3600 }), noon)).toBe(
    'obra.mp4 no se ha subido: en un día no caben más archivos tuyos. Habrá sitio otra vez el 2026-11-30T16:00:00.000Z.',
  );
  for (const error of [refused({ retryAfterSeconds: 20 }), refused(), new TypeError('gone')])
    expect(uploadFailure('en', format, 'site.mp4', error, noon)).toBe('site.mp4 was not uploaded.');
});
