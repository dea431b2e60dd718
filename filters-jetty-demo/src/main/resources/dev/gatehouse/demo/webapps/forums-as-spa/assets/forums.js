import { call, fill, login } from './spa.js';

const form = document.getElementById('write');
const list = document.getElementById('list');
const when = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

function show(posts) {
  if (!posts) {
    return false;
  }
  form.hidden = false;
  list.replaceChildren(...posts.map(post => {
    const entry = fill('post', { ...post, when: when.format(new Date(post.written)) });
    entry.querySelector('time').dateTime = post.written;
    const button = entry.querySelector('button');
    button.hidden = !post.removable;
    button.setAttribute('aria-label', `Remove the post by ${post.author}`);
    button.addEventListener('click', async () => show(await call('api/change-posts', { action: 'remove', post: post.id })));
    return entry;
  }));
  return true;
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  if (show(await call('api/change-posts', { action: 'write', text: form.elements.text.value }))) {
    form.reset();
  }
});

document.addEventListener('anonymous', () => {
  form.hidden = true;
  list.replaceChildren(fill('nobody', {}));
});
if (await login()) {
  show(await call('api/load-posts'));
}
