import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { DeliveredFile } from '../adapter.ts';
import { onlyMessage } from './check-delivery.ts';
import type { Check } from './runner.ts';
import { type Session, withSession } from './session.ts';
import { type ContractSubject, handsOver } from './subject.ts';

/** A real file up to this size; larger limits are tried from above only, where no byte is needed. */
const largestRealBytes = 1024 * 1024;

/** Over a limit is refused before the wire, with the number; exactly at it goes out whole. */
export const limitChecks = (subject: ContractSubject): Check[] => {
  const { outbound, maxBody, attachments } = subject.manifest.capabilities;
  if (!outbound || !handsOver(subject)) return [];
  const check = (title: string, work: (session: Session) => Promise<void>): Check => ({
    group: 'limits',
    title,
    run: () => withSession(subject, work),
  });
  return [
    ...(maxBody === null
      ? []
      : [
          check(`a body of ${maxBody} characters leaves, one of ${maxBody + 1} does not`, async (session) => {
            const delivery = await session.draftAnswer();
            await assertOverLimit(session, { text: longText(maxBody + 1) }, maxBody);
            await session.deliver({ ...delivery, text: longText(maxBody) });
            assert.ok((await onlyMessage(session)).text.includes(longText(maxBody)), 'the text was cut');
          }),
        ]),
    ...(attachments === null
      ? [
          check('a file is refused before the wire where files cannot go', async (session) => {
            const blob = await session.harness.blobs.put(Buffer.from('a small file'));
            await assertOverLimit(session, { files: [fileOf(blob, 1)] }, 0);
          }),
        ]
      : fileChecks(check, attachments)),
    check('what the provider calls too long is over-limit too', async (session) => {
      const delivery = await session.draftAnswer();
      await session.world.failNext('over-limit');
      assert.equal((await session.refusal(delivery)).code, 'over-limit');
    }),
  ];
};

const fileChecks = (
  check: (title: string, work: (session: Session) => Promise<void>) => Check,
  limits: { maxFiles: number; maxFileBytes: number; maxTotalBytes: number },
): Check[] => [
  check('files leave whole, with name and type, up to the limits', async (session) => {
    const each = Math.min(limits.maxFileBytes, Math.floor(limits.maxTotalBytes / limits.maxFiles));
    const size = each <= largestRealBytes ? each : 2000;
    const contents = Array.from({ length: limits.maxFiles }, (_, index) => Buffer.alloc(size, index + 1));
    const files: DeliveredFile[] = [];
    for (const content of contents)
      files.push(fileOf(await session.harness.blobs.put(content), files.length + 1));
    await session.deliver(await session.draftAnswer({ files }));
    const sent = await onlyMessage(session);
    assert.deepEqual(
      sent.files.map(({ name, type }) => ({ name, type })),
      files.map(({ name, type }) => ({ name, type })),
    );
    assert.deepEqual(
      sent.files.map(({ content }) => hash(content)),
      contents.map(hash),
      'the content of the files',
    );
  }),
  check('one file too many is refused before the wire, with the number', async (session) => {
    const { blobs } = session.harness;
    const files = Array.from({ length: limits.maxFiles + 1 }, (_, index) =>
      fileOf(blobs.phantom(1), index + 1),
    );
    await assertOverLimit(session, { files }, limits.maxFiles);
  }),
  check(
    'a file too large is refused before the wire and before it is read, with the number',
    async (session) => {
      const blob = session.harness.blobs.phantom(limits.maxFileBytes + 1);
      await assertOverLimit(session, { files: [fileOf(blob, 1)] }, limits.maxFileBytes);
    },
  ),
  ...(limits.maxFiles * limits.maxFileBytes > limits.maxTotalBytes
    ? [
        check('files too large together are refused before the wire, with the number', async (session) => {
          const files: DeliveredFile[] = [];
          for (let left = limits.maxTotalBytes + 1; left > 0; left -= limits.maxFileBytes) {
            const blob = session.harness.blobs.phantom(Math.min(left, limits.maxFileBytes));
            files.push(fileOf(blob, files.length + 1));
          }
          await assertOverLimit(session, { files }, limits.maxTotalBytes);
        }),
      ]
    : []),
];

const assertOverLimit = async (
  session: Session,
  changes: { text?: string; files?: DeliveredFile[] },
  limit: number,
): Promise<void> => {
  const message = session.arrivals().find((arrival) => arrival.type === 'message');
  const delivery = message ? session.draft(message, changes) : await session.draftAnswer(changes);
  const error = await session.refusal(delivery);
  assert.equal(error.code, 'over-limit');
  assert.ok(digitsOf(error.message).includes(String(limit)), `the message does not say ${limit}`);
  assert.equal(await session.world.attempts(), 0, 'the provider was asked all the same');
};

/** Numbers in a text, also when thousands are set apart. */
const digitsOf = (text: string): string[] =>
  (text.match(/\d[\d.,\u00a0\u202f ]*/g) ?? []).map((number) => number.replace(/\D/g, ''));

/** Characters, of which some are two bytes. */
const longText = (length: number): string => {
  const words = '¿Más señas, señora? ';
  return `${words.repeat(Math.ceil(length / words.length)).slice(0, length - 1)}.`;
};

const fileOf = (blob: { id: string; size: number }, number: number): DeliveredFile => ({
  name: `albarán-${number}.pdf`,
  type: 'application/pdf',
  blob,
  inline: false,
  contentId: null,
});

const hash = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
