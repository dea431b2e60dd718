import { call, fill, login } from './spa.js';

const items = document.getElementById('items');
const cart = document.getElementById('cart-content');

function showItems(catalogue) {
  items.replaceChildren(...catalogue.map(item => {
    const card = fill('item', item);
    card.querySelector('.held').id = `held-${item.id}`;
    card.querySelector('img').src = `assets/items/${item.id}.svg`;
    const button = card.querySelector('button');
    button.setAttribute('aria-label', `Add to cart: ${item.name}`);
    button.addEventListener('click', () => change('add', item));
    return card;
  }));
}

function showCart(content) {
  if (!content) {
    return;
  }
  for (const held of items.querySelectorAll('.held')) {
    const line = content.lines.find(each => held.id === `held-${each.item.id}`);
    held.textContent = line ? `${line.quantity} in cart` : '';
  }
  if (content.lines.length === 0) {
    cart.replaceChildren(fill('empty', {}));
    return;
  }
  const table = fill('cart-table', content);
  table.querySelector('ul').replaceChildren(...content.lines.map(line => {
    const row = fill('line', { ...line, name: line.item.name });
    for (const button of row.querySelectorAll('button')) {
      button.setAttribute('aria-label', `${button.dataset.says}: ${line.item.name}`);
      button.addEventListener('click', () => change(button.value, line.item));
    }
    return row;
  }));
  cart.replaceChildren(table);
}

async function change(action, item) {
  showCart(await call('api/change-shopping-cart', { action, item: item.id }));
}

document.addEventListener('anonymous', () => {
  showCart({ lines: [] });
  cart.replaceChildren(fill('nobody', {}));
});
showItems(await call('api/load-catalogue') ?? []);
if (await login()) {
  showCart(await call('api/load-shopping-cart'));
}
