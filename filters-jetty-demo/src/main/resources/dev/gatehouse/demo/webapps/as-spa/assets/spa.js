// What both single-page applications share: calls to the server, who is logged in, and what to say when that ended.

const message = document.getElementById('message');
const visitor = document.getElementById('visitor');

/** A copy of a template; an element with data-put="name" gets that value as its text. */
export function fill(template, values) {
  const piece = document.getElementById(template).content.cloneNode(true);
  for (const element of piece.querySelectorAll('[data-put]')) {
    element.textContent = values[element.dataset.put];
  }
  return piece;
}

/** Calls the server, with a form to POST or without; undefined after a refusal, which the page then shows. */
export async function call(path, form) {
  let answer;
  try {
    answer = await fetch(path, form && { method: 'POST', body: new URLSearchParams(form) });
  } catch {
    say('The server does not answer. Try again in a moment.');
    return undefined;
  }
  if (answer.ok) {
    say('');
    return answer.json();
  }
  if (answer.status === 401) {
    anonymous();
    say('Your login has ended. Log in again to go on.');
  } else if (answer.status === 503) {
    say('Nobody can say just now whether you are still logged in. Nothing is lost: try again in a moment.');
  } else {
    const told = await answer.json().catch(() => ({}));
    say(told.message ?? `That did not work: the server answered ${answer.status}.`);
  }
  return undefined;
}

/** Asks who is there; true if somebody is logged in. */
export async function login() {
  const answer = await fetch('api/user').catch(() => undefined);
  if (answer?.ok) {
    const claims = await answer.json();
    visitor.replaceChildren(fill('logged-in', { name: claims.preferred_username ?? claims.email ?? claims.sub }));
    return true;
  }
  anonymous();
  if (answer?.status !== 404) {
    say('Nobody can say just now who is logged in. Try again in a moment.');
  }
  return false;
}

function anonymous() {
  visitor.replaceChildren(fill('logged-out', {}));
  document.dispatchEvent(new Event('anonymous'));
}

function say(text) {
  message.textContent = text;
}
