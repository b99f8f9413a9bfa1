import { useLocale } from '@hilo/ui';
import { allManifests } from '../../channel-manifests.ts';
import { channelMessages } from './channelMessages.ts';

/** Why an arrival was ignored or set aside, in words; a channel may bring words of its own (`why.<code>`). */
export function useWhyWords(): (why: string | null) => string | null {
  const locale = useLocale();
  const ours: Record<string, string> = channelMessages[locale];
  return (why) => {
    if (why === null) return null;
    const key = `why.${why}`;
    const theirs = allManifests().map((manifest) => manifest.messages[locale][key]);
    return ours[key] ?? theirs.find((words) => words !== undefined) ?? why;
  };
}
