import { useT } from '@hilo/ui';
import { composerMessages } from './messages.ts';
import { appendWords } from './writing/mail-html.ts';
import { PlainField, type Words, type WritingProps } from './writing/PlainText.tsx';

/**
 * A draft with formats while their field is not here: it stands as it is, and one writes on behind it. To write in
 * the midst of it would need what is on its way.
 */
export function WordsBehind(props: WritingProps & { began: Words }) {
  const { text, html: _html, began, placeholder: _, onChange, tools, ...rest } = props;
  const t = useT(composerMessages);
  const added = text.slice(began.text.length);
  return (
    <>
      <div className="max-h-[38vh] overflow-y-auto">
        <p dir="auto" className="px-4 pt-2 text-base whitespace-pre-wrap">
          {began.text}
        </p>
        <PlainField
          {...rest}
          text={added}
          placeholder={t('editor.behind')}
          onText={(typed) =>
            onChange({ text: began.text + typed, html: appendWords(began.html ?? '', typed) })
          }
          className="min-h-10"
        />
      </div>
      {tools(null)}
    </>
  );
}
