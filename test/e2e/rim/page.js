// Stands in for the app's page where only the rim is looked at: keeps what arrives and hands the port out.
window.arrived = [];
window.states = [];
window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== window.location.origin) return;
  window.states.push(event.data);
  if (event.data !== 'engine-port') return;
  window.port = event.ports[0];
  window.port.onmessage = ({ data }) => window.arrived.push(data);
});
window.inari.askForPort();

try {
  window.evalOutcome = window.eval('"ran"');
} catch {
  window.evalOutcome = 'refused';
}
