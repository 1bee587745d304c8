import { createSign, generateKeyPairSync } from 'node:crypto';

/**
 * A certificate that signed itself: its own authority.
 * @param options the address it is for, 127.0.0.1 where none is given; how far from now its time is, milliseconds
 */
export function selfSignedCertificate(
  options: { readonly address?: readonly [number, number, number, number]; readonly shiftMs?: number } = {},
): { readonly certificate: string; readonly key: string } {
  const { address = [127, 0, 0, 1], shiftMs = 0 } = options;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const ecdsaWithSha256 = sequence(tlv(0x06, Buffer.from([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02])));
  const name = sequence(
    tlv(0x31, sequence(tlv(0x06, Buffer.from([0x55, 0x04, 0x03])), tlv(0x0c, Buffer.from('Inari test')))),
  );
  const day = 24 * 3_600_000;
  const now = Date.now() + shiftMs;
  const validity = sequence(time(now - day), time(now + day));
  const extensions = tlv(
    0xa3,
    sequence(
      sequence(
        tlv(0x06, Buffer.from([0x55, 0x1d, 0x13])),
        tlv(0x01, Buffer.from([0xff])),
        tlv(0x04, sequence(tlv(0x01, Buffer.from([0xff])))),
      ),
      sequence(tlv(0x06, Buffer.from([0x55, 0x1d, 0x11])), tlv(0x04, sequence(tlv(0x87, Buffer.from(address))))),
    ),
  );
  const toBeSigned = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  );
  const signature = createSign('SHA256').update(toBeSigned).sign(privateKey);
  const der = sequence(toBeSigned, ecdsaWithSha256, tlv(0x03, Buffer.from([0]), signature));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, ...parts);
}

function time(ms: number): Buffer {
  return tlv(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));
}
