import { grounds, hiloAccent, shadeAccent } from '@hilo/core';
import { TextField, useT } from '@hilo/ui';
import { isColour } from './is-colour.ts';
import { organisationMessages } from './organisationMessages.ts';

type ColourFieldProps = { value: string; onChange: (value: string) => void };

/** The colour that customers see: picked or typed, and shown as they will read it before it is kept. */
export function ColourField({ value, onChange }: ColourFieldProps) {
  const t = useT(organisationMessages);
  const isWrong = value !== '' && !isColour(value);
  const chosen = isColour(value) ? value.toLowerCase() : hiloAccent;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-2">
        <TextField
          label={t('organisation.colour')}
          description={t('organisation.colourHelp')}
          isOptional
          value={value}
          onChange={onChange}
          spellCheck="false"
          autoComplete="off"
          isInvalid={isWrong}
          errorMessage={t('organisation.colourWrong')}
          className="flex-1"
        />
        {/* As tall as the field beside it, below a label of the same height. */}
        <input
          type="color"
          aria-label={t('organisation.colourPick')}
          value={chosen}
          onChange={(event) => onChange(event.target.value)}
          className="mt-5.5 h-8 w-11 shrink-0 cursor-pointer rounded-small border border-control bg-surface p-1 hover:border-muted"
        />
      </div>
      {!isWrong && <Sample colour={chosen} />}
    </div>
  );
}

/** A button and a link as customers see them, by day and by night, and what had to give way so that they are read. */
function Sample({ colour }: { colour: string }) {
  const t = useT(organisationMessages);
  const shades = shadeAccent(colour);
  const [day, night] = [shades.light.ink, shades.dark.ink];
  return (
    <div>
      <div
        aria-hidden
        className="grid grid-cols-2 overflow-hidden rounded-small border border-line text-list"
      >
        {(['light', 'dark'] as const).map((theme) => (
          <div
            key={theme}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 p-3"
            style={{ backgroundColor: grounds[theme] }}
          >
            <span
              className="rounded-small px-3 py-1 font-medium"
              style={{ backgroundColor: shades[theme].accent, color: shades[theme].onAccent }}
            >
              {t('organisation.sampleButton')}
            </span>
            <span className="underline underline-offset-2" style={{ color: shades[theme].ink }}>
              {t('organisation.sampleLink')}
            </span>
          </div>
        ))}
      </div>
      <p role="status" className="mt-1 text-meta text-muted">
        {day === colour && night === colour
          ? t('organisation.colourReads')
          : t('organisation.colourLinks', { day, night })}
      </p>
    </div>
  );
}
