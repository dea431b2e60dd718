// Counts down the life of the JWT in the demonstration's own line, by the one cookie that scripts may read.
const line = document.getElementById('token');
const application = location.pathname.split('/')[1];
let renewed = 0;
let over = 0;

// A single-page application was told that nobody is logged in: the JWT it has will not be renewed.
document.addEventListener('anonymous', () => {
  over = end();
  tick();
});

function end() {
  const cookie = document.cookie.split('; ').find(pair => pair.startsWith('app.at_exp='));
  return cookie && Number(cookie.split('=')[1]);
}

function show(state, text) {
  line.dataset.state = state;
  if (line.textContent !== text) {
    line.textContent = text;
  }
}

function tick() {
  const ends = end();
  if (!ends || ends === over) {
    sessionStorage.removeItem(application);
    show('none', '');
    return;
  }
  const known = sessionStorage.getItem(application);
  sessionStorage.setItem(application, ends);
  if (known && Number(known) !== ends) {
    renewed = Date.now();
  }
  const left = Math.ceil(ends - Date.now() / 1000);
  if (Date.now() - renewed < 5000) {
    show('new', 'Refreshed just now: a new JWT came with the answer');
  } else if (left > 0) {
    show('running', `The JWT is good for ${left} s`);
  } else {
    show('ended', 'The JWT has ended: go on, you will not notice');
  }
}

tick();
setInterval(tick, 500);
