import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/index.ts';
import { IconButton } from './IconButton.tsx';
import { TextField, type TextFieldProps } from './TextField.tsx';

/** A secret that is typed, and can be looked at by whoever is alone. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'end'>) {
  const t = useT();
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      spellCheck="false"
      end={
        <IconButton
          size="small"
          icon={isShown ? EyeOff : Eye}
          label={t(isShown ? 'field.hide' : 'field.show')}
          onPress={() => setShown(!isShown)}
          className="absolute top-0.5 right-0.5"
        />
      }
    />
  );
}
