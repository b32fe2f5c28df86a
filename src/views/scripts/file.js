// A file is read into the field of its text, so that nobody has to open and copy it.
for (const chooser of document.querySelectorAll('[data-into]')) {
  const field = document.getElementById(chooser.dataset.into);
  const input = chooser.querySelector('input[type="file"]');
  chooser.hidden = false;
  input.addEventListener('change', async () => {
    const [file] = input.files;
    if (file) field.value = await file.text();
  });
}
