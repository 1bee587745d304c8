import { safeStorage } from 'electron';
import type { Cipher } from './keyStore.ts';

/**
 * The system's key store, or null where it is none. On Linux without a keyring Chromium falls back to `basic_text`, a
 * password that everybody knows: that counts as none.
 */
export function findSystemCipher(): Cipher | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (process.platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend()))
    return null;
  return {
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(bytes),
  };
}
