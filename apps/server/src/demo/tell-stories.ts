import { type ChangeTicketBody, HiloError, sendMessageBody } from '@hilo/api';
import type { ArrivedFile, MessageArrival, Party } from '@hilo/channel-kit';
import type { Actor } from '@hilo/core';
import { receive } from '../arrivals/receive.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { sendMessage } from '../outgoing/send-message.ts';
import { changeTicket } from '../tickets/change-ticket.ts';
import { type Colleagues, signAnswer } from './colleagues.ts';
import { visitorOf } from './create-people.ts';
import type { DemoRecord } from './demo-record.ts';
import { type DemoChannels, ownParty, type Places } from './ensure-channels.ts';
import { makeStoryFile } from './files-of-story.ts';
import type { PastApp } from './load-demo.ts';
import { addressOf, colleagues, people } from './story-people.ts';
import { quotes } from './story-quotes.ts';
import { repairs } from './story-repairs.ts';
import { type Line, momentOf, type StoryFile, type StoryTicket } from './story-shape.ts';

type Telling = {
  app: PastApp;
  /** The real time, from which the story is dated. */
  now: Date;
  hub: ChannelHub;
  actor: Actor;
  channels: DemoChannels;
  places: Places;
  /** Who was made for this; the others stayed from an earlier time, and nothing is told of them anew. */
  people: ReadonlySet<string>;
  colleagues: Colleagues;
  record: DemoRecord;
  keep(): Promise<void>;
};

type Told = { ticketId: string | null; trackingKey: string; refs: string[] };
type Step = { at: Date; run(): Promise<void> };

const minute = 60_000;

/** Tells every ticket, what happened first first. */
export const tellStories = async (telling: Telling): Promise<void> => {
  telling.record.tags = await tagsToCome(telling);
  await telling.keep();
  const steps = [...repairs, ...quotes]
    .filter((story) => isAbout(story).every((key) => telling.people.has(key)))
    .flatMap((story) => stepsOf(telling, story));
  for (const { at, run } of steps.sort((one, other) => one.at.getTime() - other.at.getTime())) {
    telling.app.setTime(at);
    await run();
  }
};

const isAbout = ({ who, lines }: StoryTicket): string[] => [
  who,
  ...lines.flatMap(({ person }) => (person === null ? [] : [person])),
];

const stepsOf = (telling: Telling, story: StoryTicket): Step[] => {
  const told: Told = { ticketId: null, trackingKey: '', refs: [] };
  const { now, actor } = telling;
  const steps: Step[] = [];
  let last = 0;
  story.lines.forEach((line, index) => {
    // Close to midnight, minutes ago may be before what was said at a time of yesterday.
    last = Math.max(momentOf(line.at, now).getTime(), last + minute);
    steps.push({ at: new Date(last), run: () => say(telling, story, told, line, index) });
  });
  const worker = workerOf(telling, story);
  const change = (at: number, body: ChangeTicketBody, by: Actor = worker): Step => ({
    at: new Date(Math.min(at, now.getTime())),
    run: () => changeTicket(telling.app, by, told.ticketId!, body),
  });
  const { tags = [], kind, end, isMine } = story;
  const first = steps[0]!.at.getTime();
  if (tags.length > 0 || kind) steps.push(change(first + 1, { tags: [...tags], ...(kind ? { kind } : {}) }));
  // With the first answer a matter becomes somebody's.
  const firstAnswer = steps[story.lines.findIndex(({ author }) => author !== null)];
  if (firstAnswer && !isMine && worker.type === 'agent')
    steps.push(change(firstAnswer.at.getTime() + 1, { ownerId: worker.agentId }));
  if (end && 'resolved' in end)
    steps.push(change(last + 1, { status: 'resolved', disposition: end.resolved }));
  if (end && 'waitingOn' in end) {
    const followUpAt = new Date(now.getTime() + end.days * 24 * 60 * minute).toISOString();
    steps.push(change(last + 1, { status: 'waiting', waitingOn: end.waitingOn, followUpAt }));
  }
  // Last of all, so that nobody is told of what came before.
  if (isMine && actor.type === 'agent') steps.push(change(now.getTime(), { ownerId: actor.agentId }, actor));
  return steps;
};

/** Who does what is not an answer: in a ticket of one's own oneself, else who answered last. */
const workerOf = ({ actor, colleagues: ours }: Telling, { isMine, lines }: StoryTicket): Actor => {
  const answerer = lines.findLast(({ author }) => author !== null)?.author;
  return answerer && !isMine ? ours[answerer] : actor;
};

const say = async (
  telling: Telling,
  story: StoryTicket,
  told: Told,
  line: Line,
  index: number,
): Promise<void> => {
  const { app, hub, places, record } = telling;
  if (line.by === null) {
    const body = sendMessageBody.parse({ kind: 'note', text: line.text });
    const { messageId } = await sendMessage(app, hub, workerOf(telling, story), told.ticketId!, body);
    record.noteIds.push(messageId);
    return telling.keep();
  }
  const arrival = await arrivalOf(telling, story, told, line, index);
  const { outcome } = await receive(app, places.arrivalChannel(line.by, story.queue), arrival);
  if (outcome !== 'placed')
    throw new HiloError('resource.conflict', `An example (${arrival.externalId}) was ${outcome}.`);
  if (told.ticketId === null) {
    const ticket = await app.db
      .selectFrom('arrival')
      .innerJoin('message', 'message.id', 'arrival.messageId')
      .innerJoin('ticket', 'ticket.id', 'message.ticketId')
      .select(['ticket.id', 'ticket.trackingKey'])
      .where('arrival.externalId', '=', arrival.externalId)
      .executeTakeFirstOrThrow();
    told.ticketId = ticket.id;
    told.trackingKey = ticket.trackingKey;
    record.ticketIds.push(ticket.id);
  }
  told.refs.unshift(arrival.thread.ownRef!);
  if (line.author !== null)
    await signAnswer(app, arrival.externalId, telling.colleagues[line.author].agentId);
};

const arrivalOf = async (
  { app, channels, record }: Telling,
  story: StoryTicket,
  told: Told,
  line: Line,
  index: number,
): Promise<MessageArrival> => {
  const by = line.by!;
  const { identityKind } = channels[by];
  const isIn = line.how === 'in';
  const partyOf = (key: string): Party => {
    const person = people[key]!;
    return {
      kind: identityKind,
      value: by === 'live' ? visitorOf(key) : addressOf(person),
      name: person.name,
    };
  };
  const customer = partyOf(story.who);
  const other = line.person === null ? null : partyOf(line.person);
  const name = `${record.run}:${story.name}:${index}`;
  const subject = by === 'live' || story.subject === null ? null : story.subject;
  return {
    type: 'message',
    externalId: `demo:${name}`,
    direction: isIn ? 'in' : 'out',
    occurredAt: app.now().toISOString(),
    from: isIn ? (other ?? customer) : ownParty(identityKind, line.author && colleagues[line.author].name),
    to: [isIn ? ownParty(identityKind, null) : customer],
    cc: other === null ? [] : [isIn ? customer : other],
    replyTo: [],
    subject: subject !== null && index > 0 ? `Re: ${subject}` : subject,
    text: line.text,
    quotedText: null,
    signature: null,
    html: null,
    files: await Promise.all(line.files.map((file) => keepFile(app, file))),
    thread: {
      ownRef: `demo.${name.replaceAll(':', '.')}@calorybano.example`,
      nativeThread: null,
      // A mail answers a mail; the page of the chat names the ticket that it goes on with.
      refs: by === 'letters' ? told.refs.slice(0, 5) : [],
      replyTokens: [],
      ...(by === 'live' && told.trackingKey ? { trackingKeys: [told.trackingKey] } : {}),
    },
    automatic: { kind: 'none', why: null },
    assurance: { level: 'verified', method: by === 'live' ? 'siteIdentity' : 'dmarc', detail: null },
    isSpam: false,
    raw: null,
    warnings: [],
  };
};

const keepFile = async (app: PastApp, file: StoryFile): Promise<ArrivedFile> => {
  const { name, type, content } = makeStoryFile(file);
  return { name, type, blob: await app.blobs.put(content), inline: false, contentId: null };
};

/** The tags that are not there yet: those the examples take away again. */
const tagsToCome = async ({ app }: Telling): Promise<string[]> => {
  const names = [...new Set([...repairs, ...quotes].flatMap(({ tags = [] }) => tags))];
  const known = await app.db.selectFrom('tag').select('name').execute();
  return names.filter((name) => !known.some((tag) => tag.name.toLowerCase() === name.toLowerCase()));
};
