"""PNG and JPEG logos, good and hostile."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from billhead_images import PAPER_SIDE_PIXELS, CleanLogo, LogoRejected, clean_logo
from billhead_images.limits import MAX_RASTER_BYTES
from PIL import Image, PngImagePlugin

from tests.unit.images.hostile_pictures import (
    PNG_SIGNATURE,
    chunk,
    decoded,
    encoded,
    halves,
    header,
    png_bomb,
    with_chunks,
)


def _rejection(content: bytes, declared_type: str | None = None) -> str:
    with pytest.raises(LogoRejected) as rejected:
        clean_logo(content, declared_type=declared_type)
    return rejected.value.reason


@pytest.fixture
def no_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a decoder looked at the file")

    monkeypatch.setattr(Image, "open", forbidden)


def _is_red_left_and_blue_right(logo: CleanLogo) -> bool:
    picture = decoded(logo.content).convert("RGB")
    left, right = picture.getpixel((1, picture.height // 2)), picture.getpixel((picture.width - 2, picture.height // 2))
    return left[0] > 200 > 60 > left[2] and right[2] > 200 > 60 > right[0]


@pytest.mark.parametrize("mode", ["RGB", "P", "RGBA"])
def test_a_png_is_encoded_anew_with_its_picture(mode: str) -> None:
    logo = clean_logo(encoded(halves(mode), "PNG"))
    assert (logo.content_type, logo.width, logo.height) == ("image/png", 40, 20)
    assert _is_red_left_and_blue_right(logo)


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_a_jpeg_is_encoded_anew_as_rgb(mode: str) -> None:
    logo = clean_logo(encoded(halves(mode), "JPEG", quality=95))
    assert (logo.content_type, logo.width, logo.height) == ("image/jpeg", 40, 20)
    assert decoded(logo.content).mode == "RGB"
    assert _is_red_left_and_blue_right(logo)


def test_grey_pictures_of_every_depth_keep_their_greys() -> None:
    for depth, sample in ((8, b"\x80"), (16, b"\x80\x00"), (1, b"\x80")):
        raw = zlib.compress(b"\x00" + sample)
        content = PNG_SIGNATURE + header(1, 1, depth, 0) + chunk(b"IDAT", raw) + chunk(b"IEND", b"")
        expected = 255 if depth == 1 else 128
        assert decoded(clean_logo(content).content).getpixel((0, 0)) == (expected,) * 3


def test_transparency_stays_whether_by_channel_or_by_palette() -> None:
    picture = halves("RGBA")
    picture.putpixel((0, 0), (10, 20, 30, 0))
    by_channel = clean_logo(encoded(picture, "PNG"))
    by_palette = clean_logo(encoded(halves("P"), "PNG", transparency=halves("P").getpixel((0, 0))))
    for logo in (by_channel, by_palette):
        assert decoded(logo.content).mode == "RGBA"
        assert decoded(logo.content).getpixel((0, 0))[3] == 0
        assert decoded(logo.content).getpixel((39, 0))[3] == 255


@pytest.mark.parametrize("encoder", ["PNG", "JPEG"])
def test_a_photo_taken_sideways_is_turned_upright(encoder: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: rotate by 90 degrees clockwise to see it upright
    logo = clean_logo(encoded(halves(size=(40, 20)), encoder, exif=exif))
    picture = decoded(logo.content).convert("RGB")
    assert (logo.width, logo.height) == picture.size == (20, 40)
    assert picture.getpixel((10, 2))[0] > 200 and picture.getpixel((10, 37))[2] > 200
    assert not picture.getexif()


def test_a_large_picture_is_scaled_down_and_a_small_one_left_alone() -> None:
    large = clean_logo(encoded(halves(size=(3000, 1500)), "PNG"))
    assert (large.width, large.height) == (1200, 600)
    assert decoded(large.content).size == (1200, 600)
    assert _is_red_left_and_blue_right(large)
    thin = clean_logo(encoded(halves(size=(4000, 1)), "PNG"))
    assert (thin.width, thin.height) == (1200, 1)


@pytest.mark.parametrize("encoder", ["PNG", "JPEG"])
def test_no_metadata_survives(encoder: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET-DESCRIPTION"
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "SECRET-TEXT")
    options: dict[str, object] = {"pnginfo": texts} if encoder == "PNG" else {"comment": b"SECRET-TEXT"}
    options |= {"exif": exif, "icc_profile": b"SECRET-PROFILE", "dpi": (300, 300)}
    content = encoded(halves(), encoder, **options)
    assert b"SECRET-DESCRIPTION" in content and content.count(b"SECRET") + content.count(b"iCCP") >= 3
    clean = clean_logo(content).content
    assert not any(trace in clean for trace in (b"SECRET", b"iCCP", b"ICC_PROFILE", b"pHYs", b"tEXt", b"eXIf", b"Exif"))


@pytest.mark.parametrize("encoder", ["PNG", "JPEG"])
def test_the_same_file_gives_the_same_bytes(encoder: str) -> None:
    content = encoded(halves(size=(1500, 700)), encoder)
    assert clean_logo(content) == clean_logo(content)
    assert len(clean_logo(content).sha256) == 64


@pytest.mark.parametrize(
    "size", [(50_000, 50_000), (4_001, 1), (1, 4_001), (3_465, 3_464), (2**31 - 1, 1), (2**32 - 1, 2**32 - 1)]
)
@pytest.mark.usefixtures("no_decoding")
def test_a_decompression_bomb_is_refused_by_its_header_alone(size: tuple[int, int]) -> None:
    assert _rejection(png_bomb(*size)) == "too_many_pixels"


@pytest.mark.usefixtures("no_decoding")
def test_a_jpeg_bomb_is_refused_by_its_header_alone() -> None:
    content = bytearray(encoded(halves(), "JPEG"))
    frame = content.index(b"\xff\xc0")
    content[frame + 5 : frame + 9] = struct.pack(">HH", 60_000, 60_000)
    assert _rejection(bytes(content)) == "too_many_pixels"


@pytest.mark.usefixtures("no_decoding")
def test_a_jpeg_with_hundreds_of_scans_is_refused() -> None:
    content = encoded(halves(), "JPEG", progressive=True)
    scan = content[content.index(b"\xff\xda") : -2]
    assert _rejection(content[:-2] + scan * 200 + b"\xff\xd9") == "too_many_pixels"


def test_a_picture_of_exactly_twelve_megapixels_is_taken() -> None:
    logo = clean_logo(encoded(Image.new("1", (4000, 3000)), "PNG"))
    assert (logo.width, logo.height) == (1200, 900)


@pytest.mark.parametrize(("name", "prefix"), [(b"zTXt", b"k\0\0"), (b"iCCP", b"p\0\0"), (b"iTXt", b"k\0\1\0\0\0")])
def test_compressed_baggage_of_a_png_is_thrown_away_unopened(
    name: bytes, prefix: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = chunk(name, prefix + zlib.compress(bytes(200_000_000 // 100)))
    content = with_chunks(encoded(halves(), "PNG"), *[bomb] * 3)

    def forbidden(_: bytes) -> bytes:
        raise AssertionError("baggage was unpacked")

    monkeypatch.setattr(PngImagePlugin, "_safe_zlib_decompress", forbidden)
    logo = clean_logo(content)
    assert name not in logo.content
    assert _is_red_left_and_blue_right(logo)


def test_only_the_first_frame_of_an_animation_stays() -> None:
    sink = BytesIO()
    halves().save(sink, "PNG", save_all=True, append_images=[Image.new("RGB", (40, 20), "green")] * 5)
    logo = clean_logo(sink.getvalue())
    assert b"acTL" in sink.getvalue() and b"acTL" not in logo.content and b"fdAT" not in logo.content
    assert _is_red_left_and_blue_right(logo)


@pytest.mark.parametrize("encoder", ["PNG", "JPEG"])
def test_what_hides_behind_a_picture_does_not_survive(encoder: str) -> None:
    payload = b"<script>alert(1)</script>PK\x03\x04%PDF-1.7"
    logo = clean_logo(encoded(halves(), encoder) + payload)
    assert b"script" not in logo.content and b"%PDF" not in logo.content
    assert _is_red_left_and_blue_right(logo)


def _broken_pictures() -> dict[str, bytes]:
    png, jpeg = encoded(halves(size=(400, 300)), "PNG"), encoded(halves(size=(400, 300)), "JPEG")
    flipped = bytearray(png)
    flipped[png.index(b"IDAT") + 6] ^= 0xFF
    ending = chunk(b"IEND", b"")
    return {
        "png signature alone": PNG_SIGNATURE,
        "png without data": PNG_SIGNATURE + header(10, 10) + ending,
        "png of no size": PNG_SIGNATURE + header(0, 10) + chunk(b"IDAT", b"") + ending,
        "png with a short header": PNG_SIGNATURE + chunk(b"IHDR", b"\0\0\0\1") + ending,
        "png without header": PNG_SIGNATURE + chunk(b"IDAT", b"x") + ending,
        "png cut off": png[:-20],
        "png without end": png[:-12],
        "png whose end never ends": png[:-12] + b"\xff\xff\xff\xffIEND" + bytes(4),
        "png with a wrong checksum": bytes(flipped),
        "png with no zlib data": PNG_SIGNATURE + header(2, 2) + chunk(b"IDAT", b"garbage garbage") + ending,
        "png with an absurd colour type": PNG_SIGNATURE + header(2, 2, 7, 99) + chunk(b"IDAT", b"x") + ending,
        "png with a huge chunk length": PNG_SIGNATURE + header(2, 2) + b"\xff\xff\xff\xffIDAT",
        "png with two headers": with_chunks(png, header(4, 4)),
        "jpeg start alone": b"\xff\xd8\xff",
        "jpeg cut off": jpeg[: len(jpeg) // 2],
        "jpeg of no size": jpeg.replace(struct.pack(">HH", 300, 400), struct.pack(">HH", 0, 400)),
        "jpeg without frame": b"\xff\xd8\xff\xe0\x00\x04ab\xff\xd9",
        "jpeg full of fill bytes": b"\xff\xd8" + b"\xff" * 1000,
    }


@pytest.mark.parametrize("name", _broken_pictures())
def test_a_broken_picture_is_refused(name: str) -> None:
    assert _rejection(_broken_pictures()[name]) == "broken_image"


@pytest.mark.parametrize("make", [lambda: encoded(halves(), "PNG"), lambda: encoded(halves(), "JPEG")])
def test_no_cut_and_no_flipped_byte_causes_anything_but_a_logo_or_a_rejection(make: Callable[[], bytes]) -> None:
    content = make()
    for position in range(0, len(content), 3):
        flipped = bytearray(content)
        flipped[position] ^= 0x55
        for variant in (bytes(flipped), content[:position]):
            try:
                clean_logo(variant)
            except LogoRejected as rejected:
                assert rejected.reason


def test_a_file_over_two_megabytes_is_refused_undecoded(no_decoding: None) -> None:
    for content in (encoded(halves(), "PNG"), encoded(halves(), "JPEG")):
        assert _rejection(content + bytes(2 * 1024 * 1024)) == "too_large"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body><svg/></body></html>", "not_an_image"),
        (b"<html><script>alert(1)</script></html>", "not_an_image"),
        (b"%PDF-1.7\n", "not_an_image"),
        (b"PK\x03\x04", "not_an_image"),
        (b"MZ\x90\x00", "not_an_image"),
        (b"\x89PNG\r\n", "not_an_image"),
        (b" \x89PNG\r\n\x1a\n", "not_an_image"),
        (b"just text", "not_an_image"),
        (b"GIF89a" + bytes(100), "unsupported_type"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "unsupported_type"),
        (b"BM" + bytes(100), "unsupported_type"),
        (b"II*\x00" + bytes(100), "unsupported_type"),
        (b"\x00\x00\x00\x20ftypavif", "unsupported_type"),
        (b"\x1f\x8b\x08" + bytes(100), "unsupported_type"),
        (b"\x00\x00\x01\x00" + bytes(100), "unsupported_type"),
    ],
)
@pytest.mark.usefixtures("no_decoding")
def test_what_is_no_png_jpeg_or_svg_is_refused_by_its_first_bytes(content: bytes, reason: str) -> None:
    assert _rejection(content) == reason


@pytest.mark.parametrize("declared", ["text/html", "application/pdf", "text/html; charset=utf-8", "video/mp4"])
def test_a_picture_declared_as_something_else_is_refused(declared: str) -> None:
    assert _rejection(encoded(halves(), "PNG"), declared) == "unsupported_type"


@pytest.mark.parametrize(
    "declared", [None, "", "image/png", "Image/PNG; q=1", "image/jpeg", "application/octet-stream", "text/plain"]
)
def test_the_bytes_decide_where_the_declared_type_is_vague_or_wrong(declared: str | None) -> None:
    assert clean_logo(encoded(halves(), "PNG"), declared_type=declared).content_type == "image/png"


def test_a_picture_that_grows_too_large_when_it_is_made_anew_is_refused() -> None:
    """Grey noise weighs one byte a pixel, in the colours that are kept three."""
    noise = Image.effect_noise((1_400, 1_300), 200)
    content = encoded(noise, "PNG")
    assert len(content) < MAX_RASTER_BYTES
    with pytest.raises(LogoRejected) as refused:
        clean_logo(content, side=PAPER_SIDE_PIXELS)
    assert refused.value.reason == "too_large"


@pytest.mark.parametrize("encoder", ["PNG", "JPEG"])
def test_a_letterhead_keeps_more_pixels_than_a_logo(encoder: str) -> None:
    page = encoded(Image.new("RGB", (2_480, 3_508), "white"), encoder)
    assert (clean_logo(page).height, clean_logo(page, side=PAPER_SIDE_PIXELS).height) == (1_200, 2_339)
