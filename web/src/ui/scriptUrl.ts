// The address of a worker's script, as a page may use it whose policy takes no plain text for code.

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL: (url: string) => string };
}

/** Once a page: the policy of this name can be made only once. */
export function scriptUrl(url: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  return trustedTypes?.createPolicy('moteplass-worker', { createScriptURL: (url) => url }).createScriptURL(url) ?? url;
}
