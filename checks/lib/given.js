// What these programs are told: the blog's address on the command line, who signs in by the environment.
export function from(address) {
  const { BLOG_E2E_ADMIN: username, BLOG_E2E_PASSWORD: password } = process.env;
  if (!address || !URL.canParse(address)) stop('usage: checks/run BASE_URL, such as http://localhost:8080');
  if (!username || !password) stop('BLOG_E2E_ADMIN and BLOG_E2E_PASSWORD must name an administrator of that blog');
  return [address.replace(/\/+$/, ''), { username, password }];
}

function stop(problem) {
  console.error(problem);
  process.exit(2);
}
