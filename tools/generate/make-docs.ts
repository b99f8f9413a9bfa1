import { errorCodes } from '@hilo/api';
import { channelErrorCodes } from '@hilo/channel-kit';
import { z } from 'zod';
import { channelKinds } from '../../apps/server/channels.ts';
import { configShape, readConfig } from '../../apps/server/config.ts';

const note = '<!-- Made by `npm run generate`. Change the source, not this page. -->';
const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

/** docs/CONFIG.md: every setting, its default and what it does. */
export const configPage = (): string => {
  const schema = z.toJSONSchema(z.object(configShape), { io: 'input', unrepresentable: 'any' }) as {
    properties: Record<string, { default?: unknown; description?: string }>;
  };
  const rows = Object.entries(schema.properties).map(([name, { default: value, description }]) => [
    `\`${name}\``,
    value === undefined ? '' : `\`${String(value)}\``,
    description ?? '',
  ]);
  return `${note}\n\n# Settings\n\nAll come from the environment and are checked at start; every problem is printed at once.\n\n${table(['setting', 'default', 'what it does'], rows)}\n`;
};

/** docs/ERRORS.md: every error of the API and of the channels. */
export const errorsPage = (): string => {
  const rows = Object.entries(errorCodes).map(([code, { status, title, retryable }]) => [
    `\`${code}\``,
    String(status),
    title,
    retryable ? 'yes' : 'no',
  ]);
  const channelRows = Object.entries(channelErrorCodes).map(([code, { retryable, isOfChannel }]) => [
    `\`${code}\``,
    retryable ? 'yes' : 'no',
    isOfChannel ? 'yes' : 'no',
  ]);
  return `${note}\n\n# Errors\n\nThe API answers errors as problem details (RFC 9457) with one of these codes, a sentence on what to do, and a reference that stands in the log as well.\n\n${table(['code', 'status', 'what it says', 'trying again can help'], rows)}\n\n## Errors of channels\n\nWhat an adapter may throw; it is shown on the message that could not be sent.\n\n${table(['code', 'tried again by itself', 'the channel itself must be mended'], channelRows)}\n`;
};

/** docs/CHANNELS.md: what each kind of channel can do. */
export const channelsPage = (): string => {
  const kinds = [...channelKinds(readConfig({})).values()].map(({ adapter }) => adapter);
  const names = Object.keys(kinds[0]!.capabilities) as (keyof (typeof kinds)[number]['capabilities'])[];
  const show = (value: unknown): string =>
    value === null
      ? '–'
      : typeof value === 'object'
        ? Object.entries(value as object)
            .map(([name, inner]) => `${name} ${inner}`)
            .join(', ')
        : String(value);
  const rows = names.map((name) => [
    String(name),
    ...kinds.map((adapter) => show(adapter.capabilities[name])),
  ]);
  return `${note}\n\n# Channels\n\nWhat each kind of channel can do. The meaning of each line is in CHANNEL-CONTRACT.md.\n\n${table(['', ...kinds.map((adapter) => adapter.kind)], rows)}\n`;
};
