import type { Bounce, BouncedRecipient, BounceInput, Reason, ReportedFailure } from './bounce-input.ts';
import { allFailures, maxAround, ownAddresses, reportFields, withoutOwn } from './collect-failures.ts';
import { decideReason, isHard } from './decide-reason.ts';
import { holds, wordsOf } from './phrase-table.ts';
import { commandIn } from './read-failures.ts';
import { readNotice } from './read-notice.ts';
import { originalMessageId, returnedHead } from './read-returned-id.ts';
import { receivers } from './receiver-table.ts';
import { headerOf, recogniseBounce } from './recognise-bounce.ts';
import { powerMtaCategories, type Reporter, reporters } from './reporter-table.ts';
import { saysUnknownInTongue } from './says-unknown.ts';
import { isVague, preferredStatus } from './status-table.ts';

export type { Bounce, BouncedRecipient, BounceInput } from './bounce-input.ts';

/**
 * Reads a delivery report of any kind: RFC 3464, or the free text of older servers.
 * Pure and bounded: looks at 60 kB of words, 200 kB of report fields and 100 addresses; patterns are linear.
 * For a mail that is no delivery report, `is` is false and all else is empty.
 */
export function readBounce(input: BounceInput): Bounce {
  const { notice, returned } = readNotice(input);
  const fields = reportFields(input, notice);
  if (!recogniseBounce(input, notice, fields)) {
    return { is: false, hard: false, recipients: [], status: null, originalMessageId: null, failures: [] };
  }
  const head = returnedHead(input, returned);
  const own = ownAddresses(input);
  const found = allFailures(input, notice, fields, head, own);
  // Words outside the block of one address tell about it only if it is the only one.
  const [only] = found.length === 1 ? found : [];
  const around = only ? withoutOwn(notice.slice(0, maxAround), only.recipient, own) : '';
  const reporter = reporters.find((candidate) => isReporter(candidate, input, notice));
  const failures = found
    .map((failure) => judge(failure, reporter, around, fields.length === 0))
    .filter(({ reason }) => reason !== 'delivered');
  return {
    is: true,
    hard: failures.some(({ hard }) => hard),
    recipients: [...new Set(failures.map(({ recipient }) => recipient).filter((value) => value !== ''))],
    status: (failures.find(({ hard }) => hard) ?? failures.find(({ status }) => status))?.status ?? null,
    originalMessageId: originalMessageId(input, head, notice),
    failures,
  };
}

function judge(
  reported: ReportedFailure,
  reporter: Reporter | undefined,
  around: string,
  isPlain: boolean,
): BouncedRecipient {
  const status = preferredStatus(reported.status, reported.diagnostic);
  const failure = { ...reported, status };
  if (failure.action && /^(?:delivered|relayed|expanded)/.test(failure.action)) {
    return { recipient: failure.recipient ?? '', hard: false, status, reason: 'delivered' };
  }
  const command = failure.command ?? reporter?.command ?? null;
  const given =
    meantBy(failure, reporter, wordsOf(failure.diagnostic)) ?? meantBy(failure, reporter, wordsOf(around));
  const verdict = (said: ReportedFailure, reason: Reason): BouncedRecipient => ({
    recipient: said.recipient ?? '',
    hard: isHard(reason, said),
    status: said.status,
    reason,
  });
  // A plain notice that puts 'no such user' beside an address speaks of that address.
  // So does a server that looked into its own directory.
  const speaksOfIt =
    (isPlain && !reporter?.reportsLater) || /^x-(?:notes|local)$/.test(failure.diagnosticType ?? '');
  // So does a report whose fields tell nothing while its words tell the reader in his own language what is wrong.
  const tellsInWords = isVague(status) && saysUnknownInTongue(wordsOf(around));
  const asked = command ?? (speaksOfIt || tellsInWords ? 'RCPT' : null);
  const reason = decideReason({ ...failure, command: asked }, given);
  if (reason !== 'unknown' || around === '') return verdict(failure, reason);
  // Some name the address last: then the cause stands before it.
  const whole = { ...failure, diagnostic: around, status: status ?? preferredStatus(null, around), command };
  return verdict(
    whole,
    decideReason(
      { ...whole, command: command ?? commandIn(around) ?? (tellsInWords ? 'RCPT' : null) },
      given,
    ),
  );
}

/** What the refusing or the reporting server is known to mean by these words. */
function meantBy(failure: ReportedFailure, reporter: Reporter | undefined, text: string): Reason | null {
  const category = failure.category ? powerMtaCategories[failure.category] : undefined;
  if (category) return category;
  const host = failure.remoteHost ?? text.match(/host ([a-z0-9.-]{4,253})\[/)?.[1] ?? '';
  const domain = failure.recipient?.split('@')[1] ?? '';
  const receiver = receivers.find(({ host: names }) =>
    names.some((name) => host.endsWith(name) || (domain !== '' && domain.endsWith(name))),
  );
  const said = [...(receiver?.says ?? []), ...(reporter?.says ?? [])].find(([phrase]) => holds(text, phrase));
  return said?.[1] ?? reporter?.otherwise ?? null;
}

function isReporter(reporter: Reporter, input: BounceInput, notice: string): boolean {
  const from =
    `${input.from?.name ?? ''} ${input.from?.address ?? ''} ${headerOf(input, 'from')}`.toLowerCase();
  if (reporter.from && !from.includes(reporter.from)) return false;
  if (reporter.subject && !(input.subject ?? '').trim().toLowerCase().startsWith(reporter.subject))
    return false;
  if (reporter.text && !notice.toLowerCase().includes(reporter.text)) return false;
  return (reporter.header ?? []).every(([name, part]) =>
    input.headers.some((header) => header.name === name && header.value.toLowerCase().includes(part)),
  );
}
