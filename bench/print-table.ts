import type { ApiResult } from './measure-api.ts';
import type { ChatResult } from './measure-chat.ts';
import type { DeskResult } from './measure-desk.ts';
import type { InboundResult } from './measure-inbound.ts';
import type { PromisesResult } from './measure-promises.ts';
import type { ReceiptsResult } from './measure-receipts.ts';
import type { StartResult } from './measure-start.ts';

/** The results as a person reads them. */
export const printTable = (results: {
  start: StartResult;
  inbound: InboundResult[];
  api: ApiResult[];
  promises: PromisesResult;
  receipts: ReceiptsResult;
  chat: ChatResult | null;
  desk: DeskResult | null;
}): void => {
  const out = (line: string): void => void process.stdout.write(`${line}\n`);
  const { start } = results;
  out('start                      measured        floor (the database alone)');
  const beside = (name: string, unit: string, measured: number, floor: number): void =>
    out(`${name.padEnd(22)} ${`${measured} ${unit}`.padStart(12)} ${`${floor} ${unit}`.padStart(12)}`);
  beside('empty folder', 'ms', start.coldMs, start.floor.coldMs);
  beside('existing folder', 'ms', start.warmMs, start.floor.warmMs);
  beside(`idle for ${start.idleSeconds} s`, 'MB', start.megabytes, start.floor.megabytes);
  out('');
  out('inbound, unconfirmed   per second   p50 ms   p95 ms   raw commits/s   one in');
  for (const one of results.inbound) {
    const line = (name: string, rate: InboundResult['replies'], raw: number, share: number): void =>
      out(
        `${name.padEnd(22)} ${String(rate.perSecond).padStart(10)} ${String(rate.spread.p50).padStart(8)} ${String(rate.spread.p95).padStart(8)} ${String(raw).padStart(15)} ${String(share).padStart(8)}`,
      );
    line(`${one.tickets} · just begun`, one.fresh, one.rawCommits.one, one.fresh.shareOfRaw);
    line(`${one.tickets} · 1 conn`, one.oneConnection, one.rawCommits.one, one.oneConnection.shareOfRaw);
    line(
      `${one.tickets} · 8 conn`,
      one.eightConnections,
      one.rawCommits.eight,
      one.eightConnections.shareOfRaw,
    );
    line(`${one.tickets} · replies, 8`, one.replies, one.rawCommits.eight, one.replies.shareOfRaw);
    out(`${`${one.tickets} · memory`.padEnd(22)} ${String(one.loadMegabytes).padStart(10)} MB under load`);
  }
  const [first, last] = [results.inbound[0], results.inbound.at(-1)];
  if (first && last && first !== last)
    // By the floors of each: the machine need not have been the same an hour later.
    out(
      `a mail costs ${Math.round((last.oneConnection.shareOfRaw / first.oneConnection.shareOfRaw - 1) * 100)} % more at ${last.tickets} tickets than at ${first.tickets}, in commits of its own run`,
    );
  for (const one of results.api) {
    out('');
    out(
      `desk API at ${one.tickets} tickets, ${one.messages} messages      p50 ms   p95 ms   (floor ${one.floor.p50} / ${one.floor.p95})`,
    );
    for (const [name, figure] of Object.entries(one.figures))
      out(`${name.padEnd(50)} ${String(figure.p50).padStart(7)} ${String(figure.p95).padStart(8)}`);
  }
  printPromises(results.promises, out);
  const { receipts } = results;
  out('');
  out(
    `confirmations of receipt: ${receipts.madePerSecond} made per second (raw commits ${receipts.rawCommits}/s: one in ${receipts.shareOfRaw})`,
  );
  if (results.chat) printChat(results.chat, out);
  if (results.desk) printDesk(results.desk, out);
};

const printPromises = (
  { inbound, receiptsPerSecond, openTickets, sweep, lists, wake }: PromisesResult,
  out: (line: string) => void,
): void => {
  out('');
  out(
    `promises: ${inbound.on} mails a second with them and confirmations (floor ${inbound.off} without: ${inbound.lostPercent} % lost); ${receiptsPerSecond} confirmations a second go out`,
  );
  out(
    `sweep over ${openTickets} open tickets: ${sweep.look.p50} ms (at most ${sweep.look.max}); puts ${sweep.repairedPerSecond} a second right`,
  );
  out(
    `at-risk list: p50 ${lists.atRisk.p50} ms, p95 ${lists.atRisk.p95}; late ones ${lists.overdue.p50} / ${lists.overdue.p95} (floor ${lists.floor.p50} / ${lists.floor.p95})`,
  );
  out(
    `${wake.clocks} clocks due at random: told after p50 ${wake.running.p50} ms, p99 ${wake.running.p99}; missed while it was stopped: all told ${wake.afterRestartMs} ms after it is ready`,
  );
};

const printChat = ({ floor, loads, storm }: ChatResult, out: (line: string) => void): void => {
  out('');
  out(
    `chat to desk, in ms (floor p99: commit + NOTIFY ${floor.commitAndNotify.p99}, echo ${floor.echo.p99}, together ${floor.sumP99})`,
  );
  out('visitors   desks   per second      p50      p99   × floor   × floor beside the load   lost');
  for (const { load, toDesk, timesFloor, floorBeside, timesFloorBeside, lost } of loads)
    out(
      `${String(load.visitors).padStart(8)} ${String(load.desks).padStart(7)} ${String(load.perSecond).padStart(12)} ${String(toDesk.p50).padStart(8)} ${String(toDesk.p99).padStart(8)} ${String(timesFloor).padStart(9)} ${`${timesFloorBeside} (${floorBeside.sumP99})`.padStart(25)} ${String(lost).padStart(6)}`,
    );
  out(
    `${storm.sockets} sockets come back at once: the last is served after ${storm.lastServedMs} ms; ${storm.missing} lack a message, ${storm.doubled} have one twice`,
  );
};

const printDesk = (desk: DeskResult, out: (line: string) => void): void => {
  const { rows, cpuSlowdown, paint, floor, slowest, layoutShift, elements, bytes } = desk;
  const spread = ({ p50, p75, max }: DeskResult['paint']): string => `p50 ${p50} ms, p75 ${p75}, max ${max}`;
  const kilobytes = (count: number): string => `${(count / 1000).toFixed(1)} kB`;
  out('');
  out(
    `desk with ${rows} rows, processor ${cpuSlowdown} times slower: ${paint.count} interactions to the next paint ${spread(paint)} (floor ${spread(floor)})`,
  );
  out(`the slowest: ${slowest.map(({ name, ms }) => `${name} ${ms} ms`).join('; ')}`);
  out(`what moved by itself: ${layoutShift}; elements in the document: ${elements}`);
  out(
    `script, gzipped: desk ${kilobytes(bytes.desk)} (at most ${kilobytes(bytes.limits.desk)}), with a ticket opened ${kilobytes(bytes.openedTicket)}, widget ${kilobytes(bytes.widget)} (at most ${kilobytes(bytes.limits.widget)})`,
  );
};
