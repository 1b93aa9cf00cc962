/* Counts the addresses of blobs that were made and not given back. */
(() => {
  const alive = new Set();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    const address = createObjectURL.call(URL, blob);
    alive.add(address);
    return address;
  };
  URL.revokeObjectURL = (address) => {
    alive.delete(address);
    revokeObjectURL.call(URL, address);
  };
  window.facetBlobs = () => alive.size;
})();
