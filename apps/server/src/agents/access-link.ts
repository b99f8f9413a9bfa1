import { createHash } from 'node:crypto';
import { HiloError } from '@hilo/api';
import { ChannelError } from '@hilo/channel-kit';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';

export type LinkPurpose = 'invitation' | 'passwordReset';
export type AccessLink = { link: string; purpose: LinkPurpose; expiresAt: string };
/** What became of the mail with the link. Only when it was sent the link need not be handed over. */
export type LinkMail = 'sent' | 'noOutgoingServer' | 'failed';

/** What carries a link to an agent by mail, where an outgoing server is set up. */
export type SendAccessMail = (mail: {
  to: string;
  name: string;
  locale: string;
  timeZone: string;
  purpose: LinkPurpose;
  link: string;
  expiresAt: Date;
}) => Promise<void>;

/** What links need to know of the world: the address people type, and perhaps a way to mail. */
export type LinkDeps = { publicUrl(): string; sendMail?: SendAccessMail };

const validMilliseconds = { invitation: 7 * 24 * 3_600_000, passwordReset: 3_600_000 } as const;
/** Whoever asks again and again gets one mail in this time; an invitation before it is none that was asked for. */
const mailEveryMilliseconds = 5 * 60_000;

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export type Invited = {
  id: string;
  loginId: string | null;
  email: string;
  name: string;
  locale: string;
  timeZone: string;
};

/** Writes a link into the transaction: 256 random bits of which the hash is kept. The earlier links of the agent end. */
export const issueLink = async (
  app: App,
  unit: Unit,
  agent: Invited,
  deps: LinkDeps,
): Promise<AccessLink> => {
  const purpose: LinkPurpose = agent.loginId === null ? 'invitation' : 'passwordReset';
  const token = Buffer.from(app.random(32)).toString('base64url');
  const expiresAt = new Date(unit.now.getTime() + validMilliseconds[purpose]);
  await unit.trx
    .updateTable('agentInvitation')
    .set({ usedAt: unit.now })
    .where('agentId', '=', agent.id)
    .where('usedAt', 'is', null)
    .execute();
  await unit.trx
    .insertInto('agentInvitation')
    .values({ tokenHash: hashOfToken(token), agentId: agent.id, purpose, createdAt: unit.now, expiresAt })
    .execute();
  // Behind '#', so that the token reaches no server log and no referrer.
  const link = `${deps.publicUrl()}/invitation#token=${token}`;
  return { link, purpose, expiresAt: expiresAt.toISOString() };
};

/** Sends the link where mail goes out; where it does not, one line in the log says so and the link stays good. */
export const mailLink = async (
  app: App,
  deps: LinkDeps,
  agent: Invited,
  link: AccessLink,
): Promise<LinkMail> => {
  if (!deps.sendMail) return 'noOutgoingServer';
  const { email: to, name, locale, timeZone } = agent;
  try {
    await deps.sendMail({
      to,
      name,
      locale,
      timeZone,
      purpose: link.purpose,
      link: link.link,
      expiresAt: new Date(link.expiresAt),
    });
    return 'sent';
  } catch (error) {
    const facts = { agentId: agent.id, purpose: link.purpose };
    if (!(error instanceof ChannelError)) app.log.error({ ...facts, err: error }, 'accessLink.mailFailed');
    else app.log.warn({ ...facts, code: error.code, why: error.message }, 'accessLink.notMailed');
    return error instanceof ChannelError && error.code === 'not-configured' ? 'noOutgoingServer' : 'failed';
  }
};

/**
 * A new link for an agent who has none, lost it, or forgot the password: an invitation (7 days) until there is a
 * login, a password reset (1 hour) after. Handed to the administrator, and mailed where mail goes out.
 * @throws auth.forbidden, resource.notFound (also for a deactivated agent)
 */
export const createAccessLink = async (
  app: App,
  actor: Actor,
  agentId: string,
  deps: LinkDeps,
): Promise<AccessLink & { mail: LinkMail }> => {
  authorise(actor, 'agents.write');
  const { agent, link } = await inTransaction(app, actor, async (unit) => {
    const found = await unit.trx
      .selectFrom('agent')
      .select(['id', 'loginId', 'email', 'name', 'locale', 'timeZone'])
      .where('id', '=', agentId)
      .where('deactivatedAt', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw new HiloError('resource.notFound', 'There is no such active agent.');
    const made = await issueLink(app, unit, found, deps);
    if (made.purpose === 'invitation') unit.emit({ type: 'agent.invited', facts: { agentId } });
    else unit.emit({ type: 'agent.changed', facts: { agentId, fields: ['passwordResetLink'] } });
    return { agent: found, link: made };
  });
  return { ...link, mail: await mailLink(app, deps, agent, link) };
};

/**
 * Somebody forgot the password. Resolves alike for known and unknown addresses, and with no outgoing server: the
 * caller answers before it is done, so that neither words nor time tell who works here.
 */
export const requestPasswordReset = async (
  app: App,
  { email }: { email: string },
  deps: LinkDeps,
): Promise<void> => {
  if (!deps.sendMail) return;
  const made = await inTransaction(app, { type: 'system' }, async (unit) => {
    const agent = await unit.trx
      .selectFrom('agent')
      .select(['id', 'loginId', 'email', 'name', 'locale', 'timeZone'])
      .where((query) => query(query.fn<string>('lower', ['email']), '=', email.toLowerCase()))
      .where('deactivatedAt', 'is', null)
      .where('loginId', 'is not', null)
      .forUpdate()
      .executeTakeFirst();
    if (!agent) return null;
    const recent = await unit.trx
      .selectFrom('agentInvitation')
      .select('createdAt')
      .where('agentId', '=', agent.id)
      .where('purpose', '=', 'passwordReset')
      .where('createdAt', '>', new Date(unit.now.getTime() - mailEveryMilliseconds))
      .executeTakeFirst();
    if (recent) return null;
    const link = await issueLink(app, unit, agent, deps);
    unit.emit({ type: 'agent.changed', facts: { agentId: agent.id, fields: ['passwordResetLink'] } });
    return { agent, link };
  });
  if (made) await mailLink(app, deps, made.agent, made.link);
};
