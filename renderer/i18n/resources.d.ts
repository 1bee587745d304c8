import 'i18next';
import type en from './en.json';

// Declaring the resources makes every key a checked type: `t('no.such.key')` does not compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation';
    readonly resources: { readonly translation: typeof en };
  }
}
