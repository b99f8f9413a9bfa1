// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are source text
import { board, type Mutation, parcel } from './mutation.ts';

const sendsNote = "toDelivered(await ask('POST', '/notes', signal, note))";

/** Mistakes in what goes out. */
export const answerMutations: readonly Mutation[] = [
  // Delivery
  board(
    'sends twice',
    'an answer leaves once',
    'server',
    sendsNote,
    `(await ask('POST', '/notes', signal, note), ${sendsNote})`,
  ),
  board(
    'tries again by itself',
    'a connection cut after',
    'server',
    sendsNote,
    "toDelivered(await ask('POST', '/notes', signal, note).catch(() => ask('POST', '/notes', signal, note)))",
  ),
  parcel(
    'lines that leave are run together',
    'an answer leaves once, with its text',
    'translate',
    'text: delivery.text,',
    "text: delivery.text.replace(/\\s+/g, ' '),",
  ),
  parcel(
    'a text leaves with the escapes of HTML',
    'an answer leaves once, with its text',
    'translate',
    'text: delivery.text,',
    "text: delivery.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),",
  ),
  parcel(
    'a text leaves in the tidier form of its characters',
    'an answer leaves once, with its text',
    'translate',
    'text: delivery.text,',
    "text: delivery.text.normalize('NFKC'),",
  ),
  parcel(
    'HTML leaves where the provider knows words alone',
    'words that were set in HTML',
    'translate',
    'text: delivery.text,',
    'text: delivery.html ?? delivery.text,',
  ),
  {
    name: 'what leaves is kept where another answer finds it',
    channel: 'parcel',
    by: 'two answers at once',
    edits: [
      {
        file: 'parcel/server.ts',
        find: 'checkLimits(delivery, parcelManifest.capabilities, clock.now());',
        replace: 'checkLimits(delivery, parcelManifest.capabilities, clock.now()); latest = delivery;',
      },
      {
        file: 'parcel/server.ts',
        find: 'body: toRequest(delivery, contents),',
        replace: 'body: toRequest(latest, contents),',
      },
      {
        file: 'parcel/server.ts',
        find: 'const signatureAgeSeconds = 300;',
        replace: 'const signatureAgeSeconds = 300;\nlet latest = null as never;',
      },
    ],
  },
  {
    name: 'the settings are those of the channel that was opened last',
    channel: 'parcel',
    by: 'another channel of the kind',
    edits: [
      {
        file: 'parcel/server.ts',
        find: 'const { settings, clock, blobs } = context;',
        replace:
          'const { clock, blobs } = context; latest = context.settings; const settings = new Proxy({} as Settings, { get: (_, name) => latest[name] });',
      },
      {
        file: 'parcel/server.ts',
        find: 'const signatureAgeSeconds = 300;',
        replace: 'const signatureAgeSeconds = 300;\nlet latest = null as never;',
      },
    ],
  },
  parcel(
    'the request tells the attempt, and so is another under the same key',
    'delivered twice is held once',
    'translate',
    'to: delivery.to[0]?.value,',
    'to: delivery.to[0]?.value, attempt: delivery.attempt,',
  ),
  parcel(
    'the key is another at every attempt',
    'delivered twice is held once',
    'server',
    "'idempotency-key': delivery.outboxId",
    "'idempotency-key': `${delivery.outboxId}-${delivery.attempt}`",
  ),
  parcel(
    'the key is made of the text',
    'two messages with the same words',
    'server',
    "'idempotency-key': delivery.outboxId",
    "'idempotency-key': createHash('sha256').update(delivery.text).digest('hex')",
  ),
  parcel(
    'the key is forgotten at a new start',
    'delivered again after a cut',
    'server',
    "'idempotency-key': delivery.outboxId",
    "'idempotency-key': delivery.outboxId + clock.now().getTime() + (globalThis.parcelRun = (globalThis.parcelRun ?? 0) + 1)",
  ),
  parcel(
    'no thread',
    'an answer stays in its thread',
    'translate',
    'thread: delivery.thread.nativeThread',
    'thread: null',
  ),
  {
    name: 'the thread of who spoke last',
    channel: 'parcel',
    by: 'an answer stays in its thread',
    edits: [
      { file: 'parcel/translate.ts', find: 'thread: delivery.thread.nativeThread', replace: 'thread: last' },
      {
        file: 'parcel/translate.ts',
        find: 'nativeThread: event.thread',
        replace: 'nativeThread: (last = event.thread)',
      },
      {
        file: 'parcel/translate.ts',
        find: 'const takenSchema',
        replace: "let last = '';\nconst takenSchema",
      },
    ],
  },
  board(
    'answers the oldest message instead of the nearest',
    'what the customer answers leads back',
    'translate',
    'Number(delivery.thread.refs[0])',
    'Number(delivery.thread.refs.at(-1))',
  ),
  board(
    'dropped reference on the way out',
    'an answer stays in its thread',
    'translate',
    'delivery.thread.refs[0] === undefined ? null : Number(delivery.thread.refs[0])',
    'null',
  ),
  board(
    'dropped references on the way in',
    'what the customer answers leads back',
    'translate',
    'note.answers === null ? [] : [String(note.answers)]',
    '[]',
  ),
  parcel(
    'deliver gives a name of its own',
    'what deliver says about names',
    'translate',
    'externalId: taken.data.id',
    "externalId: 'sent'",
  ),
  parcel(
    'files leave empty',
    'files leave whole',
    'translate',
    "Buffer.from(contents[index]!).toString('base64')",
    "''",
  ),
  parcel(
    'files leave without their type',
    'files leave whole',
    'translate',
    'name,\n      type,\n      content: Buffer',
    "name,\n      type: 'application/octet-stream',\n      content: Buffer",
  ),
  // Limits and privacy
  parcel(
    'limits not checked',
    'a body of 1000 characters',
    'server',
    'checkLimits(delivery, parcelManifest.capabilities, clock.now());',
    '',
  ),
  parcel(
    'a limit of characters counts bytes',
    'a body of 1000 characters',
    'server',
    'checkLimits(delivery, parcelManifest.capabilities, clock.now());',
    "if (Buffer.byteLength(delivery.text) > 1000) throw new ChannelError('over-limit', 'longer than 1000 bytes');",
  ),
  parcel(
    'a text is cut to fit',
    'a body of 1000 characters',
    'server',
    'checkLimits(delivery, parcelManifest.capabilities, clock.now());',
    'checkLimits({ ...delivery, text: delivery.text.slice(0, 1000) }, parcelManifest.capabilities, clock.now());',
  ),
  {
    name: 'limits checked after the wire',
    channel: 'parcel',
    by: 'a body of 1000 characters',
    edits: [
      {
        file: 'parcel/server.ts',
        find: 'checkLimits(delivery, parcelManifest.capabilities, clock.now());',
        replace: '',
      },
      {
        file: 'parcel/server.ts',
        find: 'const delivered = toDelivered(answer);',
        replace:
          'checkLimits(delivery, parcelManifest.capabilities, clock.now()); const delivered = toDelivered(answer);',
      },
    ],
  },
  parcel(
    'files read before their size is looked at',
    'a file too large is refused',
    'server',
    'checkLimits(delivery, parcelManifest.capabilities, clock.now());',
    'for (const { blob } of delivery.files) await blobs.get(blob.id); checkLimits(delivery, parcelManifest.capabilities, clock.now());',
  ),
  parcel(
    'a limit without its number',
    'one file too many',
    'server',
    'checkLimits(delivery, parcelManifest.capabilities, clock.now());',
    "try { checkLimits(delivery, parcelManifest.capabilities, clock.now()); } catch { throw new ChannelError('over-limit', 'too much'); }",
  ),
  parcel(
    'the window is not looked at',
    'an answer inside the window',
    'server',
    'checkLimits(delivery, parcelManifest.capabilities, clock.now());',
    'checkLimits({ ...delivery, lastInboundAt: clock.now().toISOString() }, parcelManifest.capabilities, clock.now());',
  ),
  board(
    'the tracking key in public',
    'nothing private is in what anybody can read',
    'translate',
    'text: delivery.text',
    'text: `${delivery.text} (${delivery.thread.trackingKey})`',
  ),
  board(
    'the subject in public',
    'nothing private is in what anybody can read',
    'translate',
    'text: delivery.text',
    'text: `${delivery.subject}: ${delivery.text}`',
  ),
  board(
    'the name of the customer in public',
    'nothing private is in what anybody can read',
    'translate',
    'text: delivery.text',
    'text: `${delivery.to[0]?.name}: ${delivery.text}`',
  ),
];
