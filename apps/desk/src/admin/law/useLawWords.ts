import type { RegimeRuleDto } from '@hilo/api';
import { useFormat, useLocale, useT } from '@hilo/ui';
import { lawMessages } from './lawMessages.ts';

type Time = Pick<RegimeRuleDto, 'unit' | 'amount'>;

/** Times, matters and rules of the law as one says them. */
export function useLawWords() {
  const t = useT(lawMessages);
  const format = useFormat();
  const locale = useLocale();
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
  const sayTime = ({ unit, amount }: Time) => t(`time.${unit}`, { count: amount });
  const sayMatter = ({ kinds, topics }: Pick<RegimeRuleDto, 'kinds' | 'topics'>, time: string) => {
    const said = capital(format.list(kinds.map((kind) => t(`kind.${kind}`))));
    return topics
      ? t('rules.about', {
          kinds: said,
          topics: format.list(
            topics.map((topic) => t(`topic.${topic}`)),
            'disjunction',
          ),
          time,
        })
      : t('rules.row', { kinds: said, time });
  };
  const sayRule = (rule: RegimeRuleDto) => sayMatter(rule, `${sayTime(rule)} ${t(`ends.${rule.ends}`)}`);
  return { sayTime, sayRule, capital };
}
