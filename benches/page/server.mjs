// What the measures of the pages share: a server's first words, the middle of some figures, a line of the answer.

/** What a server that was just started says first: where it is, and the key that may make workshops. */
export function firstWords(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (text) => {
      said += text;
      const link = /(http:\/\/\S+)\/new#(\S+)/.exec(said);
      if (link) resolve({ url: link[1], key: link[2] });
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

export function say(what, value) {
  console.log(`${what.padEnd(52)} ${typeof value === 'number' ? Math.round(value) : value}`);
}
