import type { ChannelLog } from '../adapter.ts';

export type LogLine = {
  level: 'info' | 'warn' | 'error';
  event: string;
  facts: Record<string, string | number | boolean | null>;
};

export const recordLog = (): ChannelLog & { lines: LogLine[] } => {
  const lines: LogLine[] = [];
  const write =
    (level: LogLine['level']) =>
    (event: string, facts: LogLine['facts'] = {}) => {
      lines.push({ level, event, facts });
    };
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
};
