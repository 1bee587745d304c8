import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

/** As Electron hands a server's certificate over: each with the one that issued it. */
export type PresentedCertificate = { readonly data: string; readonly issuerCert?: PresentedCertificate | undefined };

const LONGEST_CHAIN = 8;
const SERVER_USE = '1.3.6.1.5.5.7.3.1';
const ANY_USE = '2.5.29.37.0';

/** The certificates in a file, PEM; empty where one of them cannot be read. */
export function certificatesIn(pem: string): readonly X509Certificate[] {
  try {
    return (pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []).map(
      (text) => new X509Certificate(text),
    );
  } catch {
    return [];
  }
}

/**
 * Whether a server's certificate is good but for its authority, which is the studio's own. Chromium tells its worst complaint
 * only, and an unknown authority hides a wrong name, a passed date and another use: all of it is checked here again.
 * @param hostname as it was asked for, a name or an address
 * @param pem one or more certificates
 */
export function isSignedByStudio(
  presented: PresentedCertificate,
  hostname: string,
  pem: string,
  now = new Date(),
): boolean {
  const authorities = certificatesIn(pem);
  const server = readCertificate(presented.data);
  if (server === null || !isFor(server, hostname)) return false;
  let link: PresentedCertificate | undefined = presented;
  for (let length = 0; link !== undefined && length < LONGEST_CHAIN; length += 1) {
    const certificate = readCertificate(link.data);
    if (certificate === null || !isValidAt(certificate, now)) return false;
    if (authorities.some((authority) => isValidAt(authority, now) && isIssuedBy(certificate, authority))) return true;
    const issuer = link.issuerCert === undefined ? null : readCertificate(link.issuerCert.data);
    if (issuer === null || !isIssuedBy(certificate, issuer)) return false;
    link = link.issuerCert;
  }
  return false;
}

function readCertificate(data: string): X509Certificate | null {
  try {
    return new X509Certificate(data);
  } catch {
    return null;
  }
}

/** A server's, of that name: a name that stands in the subject alone has not counted for long. */
function isFor(certificate: X509Certificate, hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isNamed =
    isIP(host) === 0
      ? certificate.checkHost(host, { subject: 'never' }) !== undefined
      : certificate.checkIP(host) !== undefined;
  const uses: readonly string[] | undefined = certificate.keyUsage;
  return isNamed && (uses === undefined || uses.includes(SERVER_USE) || uses.includes(ANY_USE));
}

function isValidAt(certificate: X509Certificate, now: Date): boolean {
  return Date.parse(certificate.validFrom) <= now.getTime() && now.getTime() <= Date.parse(certificate.validTo);
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  if (certificate.fingerprint256 === issuer.fingerprint256) return true;
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}
