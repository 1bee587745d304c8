import { type ReactNode, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton.tsx';
import { TextField } from './TextField.tsx';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isNew?: boolean;
  readonly aside?: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly size?: 'md' | 'lg';
  readonly inputRef?: Ref<HTMLInputElement>;
};

export function PasswordField({ isNew = false, ...field }: Props) {
  const { t } = useTranslation();
  const [isShown, setIsShown] = useState(false);
  return (
    <TextField
      {...field}
      type={isShown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      trailing={
        <IconButton
          icon={isShown ? 'eye-off' : 'eye'}
          size="sm"
          label={isShown ? t('ui.hidePassword') : t('ui.showPassword')}
          isPressed={isShown}
          onClick={() => setIsShown(!isShown)}
        />
      }
    />
  );
}
