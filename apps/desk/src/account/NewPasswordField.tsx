import { PasswordField, useT } from '@hilo/ui';
import { accountMessages } from './accountMessages.ts';

/** The shortest password that the server takes. */
export const passwordLength = 12;

type NewPasswordFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** After the first try, what is missing is said as it is typed. */
  wasTried: boolean;
};

/** A password that is being chosen; the browser may offer one. */
export function NewPasswordField({ label, value, onChange, wasTried }: NewPasswordFieldProps) {
  const t = useT(accountMessages);
  const missing = passwordLength - value.length;
  return (
    <PasswordField
      label={label}
      autoComplete="new-password"
      maxLength={200}
      value={value}
      onChange={onChange}
      description={t('password.help')}
      isInvalid={wasTried && missing > 0}
      errorMessage={value === '' ? t('password.none') : t('password.short', { count: missing })}
    />
  );
}
