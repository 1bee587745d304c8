import { X509Certificate } from 'node:crypto';

/** As Electron hands a server's certificate over: each with the one that issued it. */
export type PresentedCertificate = { readonly data: string; readonly issuerCert?: PresentedCertificate | undefined };

const LONGEST_CHAIN = 8;

/**
 * Whether a server's certificate leads up to the studio's own authority. Chromium has already checked names and dates by
 * then, and complained about nothing but the unknown authority; the signatures along the way are checked here.
 * @param pem one or more certificates
 */
export function isSignedByStudio(presented: PresentedCertificate, pem: string): boolean {
  const authorities = (pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []).map(
    (text) => new X509Certificate(text),
  );
  let link: PresentedCertificate | undefined = presented;
  for (let length = 0; link !== undefined && length < LONGEST_CHAIN; length += 1) {
    const certificate: X509Certificate = new X509Certificate(link.data);
    if (authorities.some((authority) => isIssuedBy(certificate, authority))) return true;
    if (link.issuerCert === undefined || !isIssuedBy(certificate, new X509Certificate(link.issuerCert.data)))
      return false;
    link = link.issuerCert;
  }
  return false;
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  if (certificate.fingerprint256 === issuer.fingerprint256) return true;
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}
