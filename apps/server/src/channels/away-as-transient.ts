import { ChannelError } from '@hilo/channel-kit';
import { isDatabaseDown } from '../app/is-database-down.ts';

/** Tells a channel that the database is away in the channel's own words: what it brought is not at fault, and it may come again. */
export const awayAsTransient = async <Result>(work: Promise<Result>): Promise<Result> => {
  try {
    return await work;
  } catch (error) {
    if (!isDatabaseDown(error)) throw error;
    throw new ChannelError('transient', 'the database is away', { cause: error });
  }
};
